import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@ttc/domain/problem'

/**
 * The embedded database has no lock of its own: two processes on one folder lose acknowledged rows. The folder is
 * therefore held by a file naming the process. A holder on this machine is asked for by its process id and start time
 * (so a killed one is recognised at once, and a reused id is not mistaken for it); one on another machine, such as a
 * container sharing the volume, by the file's heartbeat.
 */
export type Hold = Readonly<{ release: () => void }>

type Holder = Readonly<{ pid: number; host: string; started: string | null }>

const HEARTBEAT_MS = 5_000
const SILENT_AFTER_MS = 30_000

/** Holds the folder for this process, creating it where needed. Throws a Problem when another process holds it. */
export function holdDataFolder(folder: string): Hold {
  const lock = join(folder, 'in-use')
  const own = `${lock}.${process.pid}`
  makeFolder(folder, own)
  try {
    takeLock(own, lock, folder)
  } finally {
    rmSync(own, { force: true })
  }
  const heartbeat = setInterval(() => touch(lock), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release: () => {
      clearInterval(heartbeat)
      if (readHolder(lock)?.pid === process.pid) rmSync(lock, { force: true })
    },
  }
}

function makeFolder(folder: string, own: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeHolder(own)
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new Problem(
      'unavailable',
      `The data folder ${folder} cannot be written to (${code}). Make room or allow it, or set DATA_FOLDER to another folder.`,
    )
  }
}

/** `link` creates the lock or fails: there is no moment in which two processes both think that they made it. */
function takeLock(own: string, lock: string, folder: string): void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      linkSync(own, lock)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(lock)
    if (holder && isAlive(holder, lock)) break
    clearStale(lock, holder)
  }
  throw new Problem(
    'unavailable',
    `Another process is using the data folder ${folder}. Stop it first, or set DATA_FOLDER to another folder. Nothing was changed.`,
  )
}

/** Moves the stale lock aside by rename, which only one starter can win, and puts a newer one back if it caught that. */
function clearStale(lock: string, seen: Holder | null): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const caught = readHolder(aside)
  if (JSON.stringify(caught) !== JSON.stringify(seen) && caught !== null) linkSync(aside, lock)
  rmSync(aside, { force: true })
}

function writeHolder(path: string): void {
  const holder: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
  const file = openSync(path, 'w')
  writeSync(file, JSON.stringify(holder))
  closeSync(file)
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isAlive(holder: Holder, lock: string): boolean {
  if (holder.host !== hostname()) return Date.now() - modifiedAt(lock) < SILENT_AFTER_MS
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return holder.started === null || holder.started === startOf(holder.pid)
}

/** The process's start in clock ticks since boot, where the system tells (Linux); it differs for a reused id. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function modifiedAt(path: string): number {
  try {
    return statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function touch(path: string): void {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // The folder may be full or gone; the next write to the database says so.
  }
}
