import { evidenceNameOf, evidenceTypeOf } from '@ttc/domain/turning-the-curve/evidence-file'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { zipOf } from '../../support/evidence-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test.each([
  ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'image/jpeg'],
  ['a Word document', zipOf(['[Content_Types].xml', 'word/document.xml']), docx],
  ['a workbook', zipOf(['xl/workbook.xml', '[Content_Types].xml']), xlsx],
  ['a workbook with macros', zipOf(['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin']), null],
  ['any other zip', zipOf(['run.exe']), null],
  ['a zip that is cut off', zipOf(['[Content_Types].xml', 'word/document.xml']).slice(0, 40), null],
  ['plain text', bytes('School,Answers\nA,12\n'), 'text/plain'],
  ['Arabic text', bytes('ما الذي يساعد؟'), 'text/plain'],
  ['a web page', bytes('  <!doctype html><script>alert(1)</script>'), null],
  ['a picture that is a page', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ['text in another encoding', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), null],
  ['text that is cut off in a letter', bytes('café').slice(0, 4), null],
  ['a page behind a byte-order mark', bytes('\uFEFF<html>'), null],
  ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0), null],
  ['an old Word document', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), null],
  ['nothing', new Uint8Array(), null],
] as const)('%s', (_, content, type) => {
  expect(evidenceTypeOf(content)).toBe(type)
})

test.each([
  ['Survey.pdf', 'application/pdf', 'Survey.pdf'],
  ['C:\\Users\\lead\\Survey.PDF', 'application/pdf', 'Survey.PDF'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['counts.csv', 'text/plain', 'counts.csv'],
  ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
  ['report.exe', 'application/pdf', 'report.exe.pdf'],
  ['\u202Efdp.exe', 'application/pdf', 'fdp.exe.pdf'],
  ['a"; filename="b', 'application/pdf', 'a filename=b.pdf'],
  ['', 'image/png', 'evidence.png'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
] as const)('the name %j as %s', (name, type, kept) => {
  expect(evidenceNameOf(name, type)).toBe(kept)
})

test('whatever a file is called and holds, it gets a name for one line and is judged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 300 }), (name, content) => {
      const kept = evidenceNameOf(name, 'application/pdf')
      expect(kept).toMatch(/^[^/\\\p{Cc}"]+\.pdf$/iu)
      expect(kept.length).toBeLessThanOrEqual(230)
      expect(() => evidenceTypeOf(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, ...content))).not.toThrow()
    }),
  )
})
