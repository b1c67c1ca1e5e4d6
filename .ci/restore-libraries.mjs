// node .ci/restore-libraries.mjs   puts the client libraries of libman.json where it says, from npm instead of a CDN.
// libman.lock.json holds what each package must hash to; --lock writes it anew. What is there already is not fetched again.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'libman.lock.json');
const writesLock = process.argv.includes('--lock');
const lock = existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')) : {};

function fail(chinese, english) {
  console.error(`libraries.not-restored: ${chinese} / ${english}`);
  process.exit(1);
}

/** The files of a package: the archive's entries below package/. */
function entriesOf(archive) {
  const tar = gunzipSync(archive);
  const entries = new Map();
  const text = (at, length) => tar.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = parseInt(text(at + 124, 12), 8);
    const prefix = text(at + 345, 155);
    const name = (prefix ? `${prefix}/` : '') + text(at, 100);
    entries.set(name.replace(/^package\//, ''), tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}

/** The archive of a package as npm gives it. On Windows npm is a script, which only a shell runs. */
function fetch(library, folder) {
  try {
    const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', library], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
    return readFileSync(join(folder, JSON.parse(said)[0].filename.replace('@', '').replace('/', '-')));
  } catch (error) {
    return fail(`${library} 取不到：${error.message}`, `${library} cannot be had from npm.`);
  }
}

function restore({ library, destination, files }) {
  const target = join(root, destination);
  const mark = join(target, '.restored');
  const wanted = JSON.stringify([library, files]);
  if (!writesLock && existsSync(mark) && readFileSync(mark, 'utf8') === wanted && files.every(file => existsSync(join(target, file)))) return;

  const folder = mkdtempSync(join(tmpdir(), 'yanshi-libraries-'));
  try {
    const archive = fetch(library, folder);
    const hash = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    if (writesLock) lock[library] = hash;
    else if (lock[library] !== hash) fail(`${library} 与 libman.lock.json 不符。`, `${library} is not what libman.lock.json names.`);
    const entries = entriesOf(archive);
    const partial = `${target}.${process.pid}`;
    for (const file of files) {
      if (!entries.has(file)) fail(`${library} 中没有 ${file}。`, `${library} has no ${file}.`);
      mkdirSync(dirname(join(partial, file)), { recursive: true });
      writeFileSync(join(partial, file), entries.get(file));
    }
    writeFileSync(join(partial, '.restored'), wanted);
    rmSync(target, { recursive: true, force: true });
    renameSync(partial, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { libraries } = JSON.parse(readFileSync(join(root, 'libman.json'), 'utf8'));
libraries.forEach(restore);
if (writesLock) writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
