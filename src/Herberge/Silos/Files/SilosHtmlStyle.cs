namespace Herberge.Silos.Files;

/// <summary>The look of a page that travels alone: the house's colours, system fonts.</summary>
internal static class SilosHtmlStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --paper: light-dark(#f9f6ed, #121a17); --sheet: light-dark(#fefdf9, #1a2420); --ink: light-dark(#182622, #eeebe2);
          --ink-2: light-dark(#465048, #c7c4ba); --line: light-dark(#e3ddd0, #33403a); --ever: light-dark(#0c5947, #80d1b2); --ever-soft: light-dark(#d3e8df, #24453a);
          --b0: light-dark(#f6ab36, #a8701a); --b1: light-dark(#f7d79c, #6d5322); --b2: light-dark(#faecc9, #463c22); --b3: light-dark(#e8eae3, #2d3833); --b4: light-dark(#a6d9c4, #2c6450); }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
        header p { margin: .25rem 0; color: var(--ink-2); }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.15rem; margin: 0 0 .75rem; }
        section { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem 1.4rem; margin-top: 1.25rem; break-inside: avoid; }
        .big { font-size: 3rem; font-weight: 700; color: var(--ever); line-height: 1.1; margin: 0 0 .5rem; }
        .big small { font-size: .95rem; font-weight: 400; color: var(--ink-2); }
        .head p:last-child { margin: 0; font-size: 1.1rem; }
        table { border-collapse: collapse; }
        caption { text-align: start; color: var(--ink-2); font-size: .85rem; padding-bottom: .4rem; }
        .rows { width: 100%; font-size: .9rem; }
        .rows th, .rows td { padding: .35rem .6rem; border-top: 1px solid var(--line); text-align: end; font-weight: 400; }
        .rows thead th { color: var(--ink-2); border-top: 0; }
        .rows th:first-child { text-align: start; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; }
        .heat { border-collapse: separate; border-spacing: 3px; font-size: .85rem; min-width: 100%; }
        .heat th { font-weight: 500; color: var(--ink-2); text-align: start; padding: 0 .4rem; }
        .heat thead th { text-align: center; vertical-align: bottom; }
        .heat tbody td { position: relative; text-align: center; height: 2.2rem; min-width: 3rem; border-radius: .3rem; }
        .heat .own { outline: 1.5px solid var(--ink-2); outline-offset: -1.5px; }
        .b0 { background: var(--b0); } .b1 { background: var(--b1); } .b2 { background: var(--b2); } .b3 { background: var(--b3); } .b4 { background: var(--b4); }
        .hidden { background: repeating-linear-gradient(135deg, var(--line) 0 2px, transparent 2px 6px); }
        .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .key { display: flex; flex-wrap: wrap; gap: .35rem 1rem; list-style: none; padding: 0; margin: .9rem 0 0; font-size: .8rem; color: var(--ink-2); }
        .key li { display: flex; align-items: center; gap: .4rem; }
        .key i { width: 1.1rem; height: .8rem; border-radius: .2rem; }
        svg { display: block; width: 100%; height: auto; }
        svg text { font-size: 12px; fill: var(--ink-2); }
        .tick { text-anchor: end; }
        .grid { stroke: var(--line); }
        .chance { stroke: var(--ink-2); stroke-dasharray: 4 4; }
        .band { fill: var(--ever); opacity: .2; }
        .line { fill: none; stroke: var(--ever); stroke-width: 2.5; stroke-linejoin: round; }
        .now { fill: var(--ever); }
        summary { cursor: pointer; margin-top: .75rem; color: var(--ever); }
        .note { background: none; }
        .note ul { margin: 0; padding-inline-start: 1.2rem; }
        @media print { :root { color-scheme: light; } body { background: none; font-size: 10pt; } main { padding: 0; max-width: none; }
          section, td, i, path { print-color-adjust: exact; -webkit-print-color-adjust: exact; } details::details-content { content-visibility: visible; block-size: auto; } summary { display: none; } }

        """;
}
