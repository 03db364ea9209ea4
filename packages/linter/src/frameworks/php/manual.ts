/** Address of a page of the PHP manual: `manual('function.copy')`. */
export function manual(page: string): string {
  return `https://www.php.net/manual/en/${page}.php`;
}
