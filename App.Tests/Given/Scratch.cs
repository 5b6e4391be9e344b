using System.Globalization;

namespace Plainmend.Tests.Given;

/// <summary>
/// Folders of one run, below one root that goes with the process. A folder is deleted as soon as its owner is done; where a reader
/// still finishes its last query there (SQLite makes its side files anew under the hand that deletes), the root's end takes it.
/// </summary>
public static class Scratch
{
    private static readonly DirectoryInfo Root = Begin();
    private static int _given;

    public static string Folder() =>
        Root.CreateSubdirectory(Interlocked.Increment(ref _given).ToString(CultureInfo.InvariantCulture)).FullName;

    public static void Free(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Nothing is lost: the folder is below the root.
        }
    }

    private static DirectoryInfo Begin()
    {
        var root = Directory.CreateTempSubdirectory("plainmend-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Free(root.FullName);
        return root;
    }
}
