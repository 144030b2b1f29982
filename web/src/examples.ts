// The example queries, one file each in examples/, in the order of their file names.

export interface Example {
  /** The question that the query asks, from the file's first line. */
  question: string;
  query: string;
}

const files = import.meta.glob<string>('./examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const examples: Example[] = Object.keys(files)
  .sort()
  .map((name) => ({ question: firstComment(files[name]), query: files[name] }));

function firstComment(query: string): string {
  return query.split('\n', 1)[0].replace(/^#\s*/, '');
}
