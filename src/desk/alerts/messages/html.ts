/** HTML that mail programs show: escaped words, tables, inline styles, nothing fetched from anywhere. Pure. */

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Only addresses of the web may be clicked. */
export const href = (url: string): string => (/^https?:\/\//i.test(url) ? escapeHtml(url) : '#');

/** A whole mail around its content. `lang` as in the html element. */
export const mailPage = (lang: string, title: string, content: string, foot: string): string =>
  `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escapeHtml(title)}</title></head><body style="margin:0;background:#f4f5f7">` +
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px 8px">` +
  `<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px;background:#fff;` +
  `font:16px/1.5 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif;color:#1c1e21"><tr><td style="padding:20px">` +
  `${content}<p style="margin:24px 0 0;font-size:12px;color:#5c6470">${escapeHtml(foot)}</p></td></tr></table></td></tr></table></body></html>`;

export const heading = (text: string): string =>
  `<p style="margin:20px 0 4px;font-size:13px;font-weight:600;color:#5c6470">${escapeHtml(text)}</p>`;

export const list = (lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : `<ul style="margin:0;padding-left:20px">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;

export const button = (url: string, words: string): string =>
  `<p style="margin:20px 0 0"><a href="${href(url)}" style="display:inline-block;padding:10px 16px;background:#1c5fb0;color:#fff;` +
  `text-decoration:none;border-radius:4px">${escapeHtml(words)}</a></p>`;
