import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = Readonly<{
  folder: string
  /** Takes all of it but so many bytes. */
  fillUpTo: (left: number) => void
  /** Gives back what was taken. */
  free: () => void
  remove: () => void
}>

const run = (program: string, ...args: readonly string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** A disk of so many megabytes, in memory; null where this machine does not let us make one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-disk-'))
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true })
    return null
  }
  const ballast = join(folder, 'ballast')
  const left = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  writeFileSync(ballast, '')
  return {
    folder,
    fillUpTo: (most) => {
      if (left() > most && !run('fallocate', '-l', String(left() - most), ballast))
        throw new Error('It cannot be filled.')
    },
    free: () => truncateSync(ballast, 0),
    remove: () => {
      run('umount', '-l', folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
