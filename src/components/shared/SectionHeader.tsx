/** The level of a title in the page's outline. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export interface SectionHeaderProps {
  level: HeadingLevel;
  /** The `data-part` of the title. @default section-title */
  part?: 'title' | undefined;
  /** The id of the title, for the section's `aria-labelledby`. */
  id: string;
  title: string;
  description: string;
}

/** The title and description of a screen or a section. */
export function SectionHeader({ level, part, id, title, description }: SectionHeaderProps) {
  const Title = `h${level}` as const;
  return (
    <div data-scope="phonekit" data-part="header">
      <Title data-scope="phonekit" data-part={part ?? 'section-title'} id={id}>
        {title}
      </Title>
      <p data-scope="phonekit" data-part="description">
        {description}
      </p>
    </div>
  );
}

/** Returns the level below. */
export function below(level: HeadingLevel): HeadingLevel {
  return Math.min(level + 1, 6) as HeadingLevel;
}
