namespace Plainmend.Domain.Assignment;

/// <summary>A point on the map in degrees (WGS 84): latitude north positive, longitude east positive.</summary>
public readonly record struct Place(double Latitude, double Longitude)
{
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance in kilometres, to a tenth; roads are longer.</summary>
    public decimal KilometresTo(Place other)
    {
        var (north, east) = (Radians(other.Latitude - Latitude) / 2, Radians(other.Longitude - Longitude) / 2);
        var chord = Math.Pow(Math.Sin(north), 2) + Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Pow(Math.Sin(east), 2);
        var kilometres = 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(Math.Clamp(chord, 0, 1)));
        return Math.Round((decimal)kilometres, 1, MidpointRounding.AwayFromZero);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
