import { configure } from 'storybook/test';

// As patient as the other tests are on a busy machine.
configure({ asyncUtilTimeout: 8000 });
