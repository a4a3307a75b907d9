/** In an app of `shadcn init`, `clsx` and `tailwind-merge`; what is added here needs neither. */
export function cn(...classes: (string | undefined)[]) {
  return classes.filter(Boolean).join(' ');
}
