namespace Herberge.Voices.Files;

/// <summary>The look of a page that travels alone: the house's colours, system fonts.</summary>
internal static class VoicesHtmlStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --paper: light-dark(#f9f6ed, #121a17); --sheet: light-dark(#fefdf9, #1a2420); --ink: light-dark(#182622, #eeebe2);
          --ink-2: light-dark(#465048, #c7c4ba); --line: light-dark(#e3ddd0, #33403a); --ever: light-dark(#0c5947, #80d1b2); }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
        main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
        header p { margin: .25rem 0; color: var(--ink-2); }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.15rem; margin: 0 0 .75rem; }
        section { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem 1.4rem; margin-top: 1.25rem; overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { padding: .35rem .6rem; border-top: 1px solid var(--line); text-align: end; font-weight: 400; vertical-align: top; }
        thead th { color: var(--ink-2); border-top: 0; }
        th:first-child, .quote, th:last-child { text-align: start; overflow-wrap: anywhere; }
        th small { color: var(--ink-2); }
        .d0 th { font-weight: 600; }
        .d1 th { padding-inline-start: 1.8rem; }
        .d2 th { padding-inline-start: 3.2rem; }
        .quote { color: var(--ink-2); min-width: 16rem; }
        b { color: var(--ever); white-space: nowrap; }
        polyline { fill: none; stroke: var(--ever); stroke-width: 2; }
        @media print { section { border: 0; padding: 0; overflow: visible; } tr { break-inside: avoid; } }

        """;
}
