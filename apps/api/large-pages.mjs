/**
 * The environment of a server with the allocator of Linux (glibc) told to ask for memory in pages of 2 MB, where the
 * system lets it (`madvise`): what sets PDFs takes and gives back so much that fetching it in pages of 4 kB was up
 * to a tenth of the time of a pack. Elsewhere it means nothing, and a setting of one's own stands.
 * @param {NodeJS.ProcessEnv} [env] @returns {NodeJS.ProcessEnv}
 */
export const withLargePages = (env = process.env) => ({ GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1', ...env })
