namespace Plainmend.Components.Shared;

/// <summary>A key chose rows, as wwwroot/rows.js tells it. Comes from a browser: every value is looked up before it is used.</summary>
public sealed class RowPickEventArgs : EventArgs
{
    /// <summary>The row the key was pressed on, or walked to.</summary>
    public Guid Row { get; set; }
    /// <summary>Where a walk came from; null when nothing walked.</summary>
    public Guid? From { get; set; }
    /// <summary>Everything up to here, not this row alone.</summary>
    public bool Range { get; set; }
}
