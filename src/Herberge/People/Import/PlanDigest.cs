using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Herberge.People.Import;

/// <summary>
/// A fingerprint of everything a preview showed. The import makes the plan anew and does nothing unless it is the same:
/// the house may have changed since somebody looked.
/// </summary>
internal static class PlanDigest
{
    public static string Of(ReadOnlyMemory<byte> content, ImportPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(content.Span));
        foreach (var person in plan.People)
        {
            Add(person.Line.ToString(CultureInfo.InvariantCulture), person.Kind.ToString(), person.Name);
            foreach (var change in person.Changes) Add(change.Field, change.Before, change.After);
        }

        Add([.. plan.NewUnits]);
        Add([.. plan.NewPartners]);
        Add([.. plan.Missing.Select(m => m.Id.ToString())]);
        return Convert.ToHexString(hash.GetHashAndReset());

        // Lengths keep one list from reading like another.
        void Add(params string[] parts)
        {
            hash.AppendData(BitConverter.GetBytes(parts.Length));
            foreach (var bytes in parts.Select(Encoding.UTF8.GetBytes))
            {
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
            }
        }
    }
}
