using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Web;

/// <summary>
/// The words of each room, kept once looked up: a page says some two hundred of them, and the resource manager takes a lock
/// and walks its sets for each.
/// </summary>
internal sealed class KeptWords(ResourceManagerStringLocalizerFactory resources) : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> _byType = [];

    public IStringLocalizer Create(Type resourceSource) => _byType.GetOrAdd(resourceSource, type => new Kept(resources.Create(type)));

    public IStringLocalizer Create(string baseName, string location) => resources.Create(baseName, location);

    private sealed class Kept(IStringLocalizer words) : IStringLocalizer
    {
        private readonly ConcurrentDictionary<CultureInfo, ConcurrentDictionary<string, LocalizedString>> _byCulture = [];

        public LocalizedString this[string name] =>
            _byCulture.GetOrAdd(CultureInfo.CurrentUICulture, static _ => []).GetOrAdd(name, static (key, from) => from[key], words);

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var pattern = this[name];
                return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, pattern.Value, arguments), pattern.ResourceNotFound, pattern.SearchedLocation);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);
    }
}
