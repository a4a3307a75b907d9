import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LazyForm } from '../../../src/components/shared/LazyForm.js';
import { lazyModule } from '../../../src/primitives/lazyModule.js';
import { alert, button, renderKit } from '../../support/page/render-kit.js';

const Form = () => <p>The form</p>;

describe('LazyForm', () => {
  it('reserves the space of a form while it downloads, once, and then renders it', async () => {
    let downloads = 0;
    let arrive = (_: { Form: typeof Form }) => {};
    const module = lazyModule(() => {
      downloads += 1;
      return new Promise<{ Form: typeof Form }>((resolve) => (arrive = resolve));
    });
    const drawn = <LazyForm module={module}>{({ Form: Arrived }) => <Arrived />}</LazyForm>;
    const { container, change } = await renderKit(drawn);
    expect(container.querySelector('[data-part=form-skeleton]')).toHaveAttribute('aria-busy', 'true');
    await change({});
    arrive({ Form });
    await expect.element(page.getByText('The form')).toBeVisible();
    expect(downloads).toBe(1);
  });

  it('shows an error if the form cannot be downloaded, and tries again', async () => {
    const loads = [() => Promise.reject(new TypeError('Failed to fetch')), () => Promise.resolve({ Form })];
    const module = lazyModule<{ Form: typeof Form }>(() => loads.shift()!());
    await renderKit(<LazyForm module={module}>{({ Form: Arrived }) => <Arrived />}</LazyForm>);
    await expect
      .element(alert())
      .toHaveTextContent('This part of the page could not be loaded. Check your connection, or reload the page.');
    await userEvent.click(button('Try again'));
    await expect.element(page.getByText('The form')).toBeVisible();
  });

  it('renders a downloaded form at once', async () => {
    const module = lazyModule(() => Promise.resolve({ Form }));
    await module.load();
    const { container } = await renderKit(<LazyForm module={module}>{({ Form: Arrived }) => <Arrived />}</LazyForm>);
    expect(container).toHaveTextContent('The form');
  });
});
