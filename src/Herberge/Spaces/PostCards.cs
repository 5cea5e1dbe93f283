using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Shell;
using Herberge.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Herberge.Spaces;

/// <summary>All that makes one reader's card of a post another than the next one's.</summary>
/// <param name="Moment">When it was written, as the reader's language and today's date put it.</param>
/// <param name="Own">The reader wrote it.</param>
internal sealed record CardFace(int Number, string Culture, string Moment, int Mine, bool Own, bool New, bool Archived, bool Locked, int Page);

/// <summary>
/// Draws the cards of a page of posts. A card is mostly the same for everybody, and most of the work of the page of a thread:
/// it is drawn once for all who see it alike and kept as long as the posts themselves.
/// </summary>
internal sealed class PostCards(DrawMarkup draw, Format format, Viewer viewer)
{
    private const int FacesKept = 400;

    /// <param name="unread">Number of the first post new to the reader.</param>
    public async Task<IReadOnlyDictionary<Guid, MarkupString>> DrawAsync(ThreadReading reading, int? unread, Func<PostLine, PostView> view)
    {
        var head = reading.Head;
        var cards = new Dictionary<Guid, MarkupString>();
        foreach (var post in new[] { reading.Opening, reading.Accepted }.Concat(reading.Posts.Where(p => p.DeletedAt is null)).OfType<PostLine>())
        {
            var face = new CardFace(post.Number, CultureInfo.CurrentUICulture.Name, format.Moment(post.CreatedAt), post.Mine,
                post.AuthorId == viewer.MemberId, post.Number > 1 && post.Number >= unread, head.Archived, head.Locked || head.PutAway, reading.Page);
            if (!reading.Cards.TryGetValue(face, out var card))
            {
                // The text within was sanitised when it was written.
                card = await draw.HandleAsync<PostCard>(new() { [nameof(PostCard.Post)] = view(post) });
                if (reading.Cards.Count < FacesKept) reading.Cards[face] = card;
            }

            cards[post.Id] = card;
        }

        return cards;
    }
}
