using Plainmend.Domain.Assignment;

namespace Plainmend.Tests.Domain.Assignment;

public sealed class PlaceTests
{
    [Theory]
    [InlineData(31.2304, 121.4737, 39.9042, 116.4074, 1067.3)] // Shanghai – Beijing
    [InlineData(0, 179.5, 0, -179.5, 111.2)] // over the date line
    [InlineData(22.5431, 114.0579, 22.5431, 114.0579, 0)]
    [InlineData(0, 0, 0, 180, 20015.1)] // half the earth
    public void Distances_are_great_circles_to_a_tenth_of_a_kilometre(double lat1, double lon1, double lat2, double lon2, double km)
    {
        Assert.Equal((decimal)km, new Place(lat1, lon1).KilometresTo(new(lat2, lon2)));
        Assert.Equal((decimal)km, new Place(lat2, lon2).KilometresTo(new(lat1, lon1)));
    }
}
