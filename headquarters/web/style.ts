/** The page's one style sheet, in the program's own colours, light and dark. */

export const styleSheet = `
:root { --surface: #fff; --surface-2: #f4f5f7; --line: #d9dde2; --line-strong: #8b939c; --text: #1d2126; --text-2: #525a64;
  --accent: #0f6d76; --accent-soft: #e2f0f1; --good: #1f6f34; --good-soft: #e5f4e8; --bad: #b3261e; --bad-soft: #fcebea;
  --wait: #8a5300; --wait-soft: #fdf1dc; --quiet-soft: #eceef1; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --surface: #181c21; --surface-2: #1f242a; --line: #363d45; --line-strong: #7f8892;
  --text: #e4e7ea; --text-2: #a9b1ba; --accent: #6fc3ca; --accent-soft: #17343a; --good: #7ecb92; --good-soft: #18351f;
  --bad: #f39a93; --bad-soft: #432220; --wait: #e9b35c; --wait-soft: #3a2c14; --quiet-soft: #2a3037; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface-2); color: var(--text);
  font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header { display: flex; align-items: center; gap: 24px; height: 48px; padding: 0 24px; background: var(--surface);
  border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: 8px; white-space: nowrap; }
.mark { width: 14px; height: 14px; border-radius: 3px; background: var(--accent); }
nav { display: flex; gap: 4px; height: 100%; }
nav a { display: flex; align-items: center; padding: 0 12px; color: var(--text-2); text-decoration: none;
  border-bottom: 2px solid transparent; border-top: 2px solid transparent; }
nav a:hover { color: var(--text); }
nav a[aria-current] { color: var(--text); border-bottom-color: var(--accent); font-weight: 600; }
.end { margin-left: auto; display: flex; align-items: center; gap: 12px; }
.person { color: var(--text-2); }
main { max-width: 1180px; margin: 0 auto; padding: 20px 24px 64px; }
h1 { font-size: 20px; margin: 4px 0 16px; } h1 small { font-weight: 400; color: var(--text-2); font-size: 14px; margin-left: 8px; }
h2 { font-size: 15px; margin: 0 0 12px; } h3 { font-size: 14px; margin: 0 0 8px; }
section section > p { margin: 0 0 6px; } section section { margin-bottom: 8px; } section > details { margin: 0 0 10px; } pre { overflow-x: auto; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 16px; margin: 0 0 16px; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); gap: 16px; align-items: start; margin: 0 0 16px; }
.columns section { margin: 0; } .columns > div { display: grid; gap: 16px; } section > .hint { margin-bottom: 10px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0 0 16px; }
.figures div { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; }
.figures b { display: block; font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures span { display: block; color: var(--text-2); } .figures span::first-letter { text-transform: uppercase; } .figures .alert b { color: var(--bad); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: middle;
  font-variant-numeric: tabular-nums; }
th { color: var(--text-2); font-weight: 500; white-space: nowrap; } tbody tr:last-child td { border-bottom: 0; }
td time { white-space: nowrap; } td code, .code { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; }
a { color: var(--accent); }
.badge { display: inline-block; padding: 0 8px; border-radius: 10px; line-height: 20px; font-size: 12px; white-space: nowrap; }
.badge.good { background: var(--good-soft); color: var(--good); } .badge.bad { background: var(--bad-soft); color: var(--bad); }
.badge.wait { background: var(--wait-soft); color: var(--wait); } .badge.quiet { background: var(--quiet-soft); color: var(--text-2); }
.quiet, .empty, .hint { color: var(--text-2); } .empty { margin: 0; } .hint { margin: 8px 0 0; font-size: 13px; }
.message { padding: 10px 14px; border-radius: 6px; margin: 0 0 16px; }
.message.good { background: var(--good-soft); color: var(--good); } .message.bad { background: var(--bad-soft); color: var(--bad); }
.issued { font: 600 24px ui-monospace, "DejaVu Sans Mono", monospace; letter-spacing: 1px; margin: 4px 0; user-select: all; }
form.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; } td form.row { align-items: center; }
td input { min-height: 26px; padding: 2px 8px; }
form.stack { display: grid; gap: 10px; } .two { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; }
label { display: grid; gap: 2px; font-weight: 500; } label span { font-size: 13px; }
input, textarea, select { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line-strong);
  border-radius: 4px; padding: 5px 8px; min-height: 32px; width: 100%; }
fieldset.choices { display: flex; flex-wrap: wrap; gap: 8px 20px; margin: 0; padding: 6px 10px 8px; border: 1px solid var(--line-strong);
  border-radius: 4px; } .choices legend { font-size: 13px; font-weight: 500; padding: 0 4px; }
.choices label { display: flex; align-items: center; gap: 6px; font-weight: 400; }
input[type=checkbox] { width: auto; min-height: 0; margin: 0; }
textarea { min-height: 72px; resize: vertical; } input.short { width: 110px; }
input.day { max-width: 140px; font-variant-numeric: tabular-nums; } input[aria-invalid] { border-color: var(--bad); }
button { font: inherit; font-weight: 500; min-height: 32px; padding: 0 14px; border-radius: 4px; border: 1px solid var(--accent);
  background: #0f6d76; color: #fff; cursor: pointer; justify-self: start; }
button.plain { background: none; border-color: transparent; color: var(--text-2); padding: 0 8px; }
button.plain:hover { color: var(--text); text-decoration: underline; }
button.danger { background: none; border-color: var(--bad); color: var(--bad); }
button.small { min-height: 26px; padding: 0 10px; font-size: 13px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.sign-in { max-width: 340px; margin: 10vh auto 0; }
main.customer { max-width: 520px; } .now { font-size: 24px; font-weight: 600; margin: 0 0 16px; }
.steps { display: flex; list-style: none; margin: 0 0 20px; padding: 0; gap: 4px; }
.steps li { flex: 1; padding-top: 8px; border-top: 4px solid var(--line); color: var(--text-2); font-size: 13px; text-align: center; }
.steps li.done { border-top-color: var(--accent); color: var(--text); font-weight: 600; }
main.customer dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0; } main.customer dd { margin: 0; }
main.customer dt { color: var(--text-2); }
details summary { cursor: pointer; color: var(--text-2); }
`
