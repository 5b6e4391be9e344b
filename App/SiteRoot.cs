namespace Plainmend;

/// <summary>Finds the folder the site lives in: the publish folder in production, the repository's root in development.</summary>
public static class SiteRoot
{
    public static string Locate()
    {
        if (Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"))) return AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Blazor.sln"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
