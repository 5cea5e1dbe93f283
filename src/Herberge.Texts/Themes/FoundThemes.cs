using Herberge.Texts.Languages;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>Turns a division of texts into what people read: names, quotes, sizes and the tree.</summary>
internal sealed class FoundThemes
{
    private const int MostTerms = 8;
    private const int TermsOfLabel = 3;
    private const int MostQuotes = 3;
    private const int ThemesWithAreas = 12;
    private const int MostQuoted = 400;
    private const int LeastQuotedWords = 4;
    private const int MostCounted = 20_000;

    private readonly IReadOnlyList<string> _texts;
    private readonly int[] _original;
    private readonly int[] _themeOf;
    private readonly int[] _partOf;
    private readonly double[] _confidence;
    private readonly int[] _placeOf;
    private readonly DenseMatrix _vectors;
    private readonly ThemeCorpus _sample;
    private readonly int[] _ofSample;
    private readonly TextLanguage[] _languages;
    private readonly bool[] _isCounted;

    public FoundThemes(
        IReadOnlyList<string> texts, int[] original, int[] kept, ThemeCorpus corpus, int[] compared, ThemeCorpus sample,
        DenseMatrix vectors, int[] of, int[] parts, double[] confidence)
    {
        (_texts, _original, _vectors, _sample, _ofSample) = (texts, original, vectors, sample, of);
        (_themeOf, _partOf, _confidence) = (new int[texts.Count], new int[texts.Count], new double[texts.Count]);
        _placeOf = new int[texts.Count];
        _languages = new TextLanguage[texts.Count];
        _isCounted = new bool[texts.Count];
        Array.Fill(_themeOf, -1);
        Array.Fill(_partOf, -1);
        Array.Fill(_placeOf, -1);
        for (var at = 0; at < compared.Length; at++)
        {
            var text = kept[compared[at]];
            (_themeOf[text], _partOf[text], _confidence[text], _placeOf[text]) = (of[at], parts[at], confidence[at], at);
        }

        AssignRest(kept, corpus, compared.Length);
        for (var at = 0; at < kept.Length; at++)
            _languages[kept[at]] = corpus.Languages[at];
        for (var text = 0; text < texts.Count; text++)
            if (original[text] is >= 0 and var first)
                (_themeOf[text], _partOf[text], _confidence[text], _languages[text]) = (_themeOf[first], _partOf[first], _confidence[first], _languages[first]);
        for (var text = 0; text < texts.Count; text++)
            if (_themeOf[text] < 0)
                (_partOf[text], _confidence[text]) = (-1, 0);
    }

    public ThemeReport Report(double? reliability, CancellationToken ct)
    {
        var themes = _themeOf.Length == 0 ? 0 : _themeOf.Max() + 1;
        var members = Members(themes);
        int[] order = [.. Enumerable.Range(0, themes).Where(theme => members[theme].Count > 0)
            .OrderByDescending(theme => members[theme].Count).ThenBy(theme => theme)];
        var counted = Evenly([.. Enumerable.Range(0, _texts.Count).Where(text => _original[text] < 0)]);
        foreach (var text in counted)
            _isCounted[text] = true;
        var phrases = new ThemePhrases(_texts, counted);
        var areas = Areas(order, members);

        var (main, tree) = (new List<Theme>(), new List<Theme>());
        var names = new string?[themes];
        for (var area = 0; area < areas.Count; area++)
            tree.Add(Describe($"a{area + 1}", null, [.. areas[area].SelectMany(theme => members[theme]).Order()], phrases));
        var described = new Theme[order.Length];
        Parallel.For(0, order.Length, new ParallelOptions { CancellationToken = ct }, rank =>
        {
            var parent = areas.FindIndex(area => area.Contains(order[rank]));
            described[rank] = Describe($"t{rank + 1}", parent < 0 ? null : $"a{parent + 1}", members[order[rank]], phrases);
        });
        for (var rank = 0; rank < order.Length; rank++)
        {
            ct.ThrowIfCancellationRequested();
            var theme = order[rank];
            names[theme] = described[rank].Id;
            main.Add(described[rank]);
            tree.Add(main[^1]);
            foreach (var part in members[theme].Where(text => _partOf[text] >= 0).GroupBy(text => _partOf[text]).OrderBy(part => part.Key))
                tree.Add(Describe($"{names[theme]}.{part.Key + 1}", names[theme], [.. part], phrases));
        }

        return new ThemeReport
        {
            Texts = _texts.Count,
            Languages = Enum.GetValues<TextLanguage>().ToDictionary(language => language, language => _languages.Count(of => of == language)),
            Duplicates = _original.Count(first => first >= 0),
            Themes = main,
            Tree = tree,
            Reliability = reliability,
            Assignments = [.. Enumerable.Range(0, _texts.Count).Select(text => Assignment(text, names))],
        };
    }

    private ThemeAssignment Assignment(int text, string?[] names)
    {
        int? first = _original[text] < 0 ? null : _original[text];
        if (_themeOf[text] < 0)
            return new ThemeAssignment(null, null, 0, first);
        var name = names[_themeOf[text]];
        return new ThemeAssignment(name, _partOf[text] < 0 ? null : $"{name}.{_partOf[text] + 1}", _confidence[text], first);
    }

    // What was not compared is assigned by its words; the score per word keeps long texts from being all too sure.
    private void AssignRest(int[] kept, ThemeCorpus corpus, int compared)
    {
        if (compared == 0 || compared == corpus.Texts.Length || _ofSample.Max() < 0)
            return;
        var classifier = new ThemeClassifier(_sample.Texts, _sample.Terms.Length, _ofSample, _ofSample.Max() + 1);
        InBlocks.Run(kept.Length, (from, to) =>
        {
            var scores = new float[Dense.Padded(classifier.Count)];
            for (var at = from; at < to; at++)
            {
                if (_placeOf[kept[at]] >= 0 || corpus.Texts[at].Length == 0)
                    continue;
                var best = classifier.Best(corpus.Texts[at], scores);
                var calm = Math.Sqrt(corpus.Texts[at].Length);
                var all = 0.0;
                for (var theme = 0; theme < classifier.Count; theme++)
                    all += Math.Exp((scores[theme] - scores[best]) / calm);
                (_themeOf[kept[at]], _confidence[kept[at]]) = (best, 1 / all);
            }
        }, CancellationToken.None);
    }

    private List<int>[] Members(int themes)
    {
        var members = new List<int>[themes];
        for (var theme = 0; theme < themes; theme++)
            members[theme] = [];
        for (var text = 0; text < _themeOf.Length; text++)
            if (_themeOf[text] >= 0)
                members[_themeOf[text]].Add(text);
        return members;
    }

    private Theme Describe(string id, string? parent, List<int> members, ThemePhrases phrases)
    {
        int[] originals = [.. members.Where(text => _original[text] < 0)];
        var quotes = Quotes(originals);
        var terms = phrases.Of([.. originals.Where(text => _isCounted[text])], MostTerms);
        var label = terms.Count > 0 ? string.Join(" · ", terms.Take(TermsOfLabel)) : id;
        return new Theme(id, parent, label, terms, members.Count, (double)members.Count / _texts.Count, quotes);
    }

    // Central: the cosine to the mean of all. A quote is a sentence or two, if there are such.
    private int[] Quotes(int[] members)
    {
        int[] placed = [.. members.Where(text => _placeOf[text] >= 0)];
        var mean = new float[_vectors.Row(0).Length];
        foreach (var text in placed)
            Dense.AddScaled(mean, _vectors.Row(_placeOf[text]), 1);
        return [.. placed
            .OrderByDescending(text => _texts[text].Length <= MostQuoted && Analyzer.Words(_texts[text]).Skip(LeastQuotedWords - 1).Any())
            .ThenByDescending(text => Dense.Dot(mean, _vectors.Row(_placeOf[text]))).ThenBy(text => text)
            .Take(MostQuotes)];
    }

    // Many themes are gathered in areas: about the square root of their number, by Ward's criterion on the themes' means.
    private List<HashSet<int>> Areas(int[] themes, List<int>[] members)
    {
        if (themes.Length <= ThemesWithAreas)
            return [];
        var means = new DenseMatrix(themes.Length, _vectors.Columns);
        var sizes = new double[themes.Length];
        for (var at = 0; at < themes.Length; at++)
        {
            foreach (var text in members[themes[at]].Where(text => _placeOf[text] >= 0))
            {
                Dense.AddScaled(means.Row(at), _vectors.Row(_placeOf[text]), 1);
                sizes[at]++;
            }

            foreach (ref var value in means.Row(at))
                value /= (float)Math.Max(1, sizes[at]);
        }

        var into = ThemeMerging.Merge(themes.Length, (int)Math.Round(Math.Sqrt(themes.Length)), Ward, Join);
        return [.. into.Select((area, at) => (area, at)).GroupBy(pair => pair.area, pair => themes[pair.at])
            .Select(area => area.ToHashSet()).OrderByDescending(area => area.Sum(theme => members[theme].Count))];

        double Ward(int a, int b)
        {
            var one = means.Row(a);
            var other = means.Row(b);
            var distance = Dense.Dot(one, one) + Dense.Dot(other, other) - 2 * Dense.Dot(one, other);
            return distance * sizes[a] * sizes[b] / Math.Max(1, sizes[a] + sizes[b]);
        }

        void Join(int a, int b)
        {
            var one = means.Row(a);
            var other = means.Row(b);
            var share = (float)(sizes[b] / Math.Max(1, sizes[a] + sizes[b]));
            for (var column = 0; column < one.Length; column++)
                one[column] += share * (other[column] - one[column]);
            sizes[a] += sizes[b];
        }
    }

    private static int[] Evenly(int[] which) => which.Length <= MostCounted
        ? which
        : [.. Enumerable.Range(0, MostCounted).Select(at => which[(int)((long)at * which.Length / MostCounted)])];
}
