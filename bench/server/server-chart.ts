import { isAsWanted, type Measure, type MeasuredBackend, measureNames, measures } from './measures.ts';

const width = 760;
const labelWidth = 130;
const rowHeight = 20;
const barWidth = width - labelWidth - 90;

/** The ratios as an SVG: a group of bars for each measure, with a line where it should be. */
export function serverChart(measured: readonly MeasuredBackend[]): string {
  const names = measureNames.filter((name) => measured.some(({ compared }) => compared[name]));
  const groupHeight = 34 + measured.length * rowHeight;
  const groups = names.map((name, index) => group(name, measured, index * groupHeight + 10));
  const height = names.length * groupHeight + 16;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    '<title>The mock server beside bare functions, bare servers and Prism</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<g font-family="system-ui, sans-serif" font-size="12" fill="#1a1e25">',
    ...groups,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function group(name: Measure, measured: readonly MeasuredBackend[], top: number): string {
  const { title, wanted, isMost } = measures[name];
  const ratios = measured.map(({ compared }) => compared[name]?.ratio.median ?? 0);
  const scale = barWidth / (1.05 * Math.max(wanted, ...ratios));
  const line = labelWidth + wanted * scale;
  const bottom = top + 22 + measured.length * rowHeight;
  return [
    `<text x="0" y="${top + 12}" font-weight="600">${title.replaceAll('`', '')}: wanted ${isMost ? '≤' : '≥'} ${wanted} ×</text>`,
    ...measured.map(({ backend }, row) => bar(name, backend, ratios[row] ?? 0, scale, top + 22 + row * rowHeight)),
    `<path d="M${line.toFixed(1)} ${top + 18}V${bottom}" stroke="#1a1e25" stroke-dasharray="3 3"/>`,
  ].join('\n');
}

function bar(name: Measure, backend: string, ratio: number, scale: number, y: number): string {
  const length = ratio * scale;
  return [
    `<text x="0" y="${y + 13}">${backend}</text>`,
    `<rect x="${labelWidth}" y="${y + 3}" width="${length.toFixed(1)}" height="13" fill="${isAsWanted(name, ratio) ? '#2f8f5b' : '#c2553f'}"/>`,
    `<text x="${(labelWidth + length + 6).toFixed(1)}" y="${y + 13}">${ratio.toFixed(2)} ×</text>`,
  ].join('');
}
