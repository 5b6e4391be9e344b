namespace Plainmend.Http.Api;

/// <summary>What the document says about the open previews of the desk's rules. Each example is carried out by a test.</summary>
internal static class PreviewNotes
{
    private static readonly int[] Refuses = [400, 413, 415, 422, 429];

    public static ApiNote Clock { get; } = new("clock", "When is so much working time used up, or how much lies between two instants, by a business calendar given inline: the engine behind every promised time, with its reasons day by day.",
        typeof(ClockRequest), typeof(ClockAnswer), Refuses)
    {
        Examples =
        [
            new("due over a holiday, with a make-up working day and a pause", """
            {
              "calendar": {
                "zone": "Asia/Shanghai",
                "week": [
                  { "day": "monday", "ranges": [ { "from": "09:00", "to": "12:00" }, { "from": "13:00", "to": "18:00" } ] },
                  { "day": "tuesday", "ranges": [ { "from": "09:00", "to": "12:00" }, { "from": "13:00", "to": "18:00" } ] },
                  { "day": "wednesday", "ranges": [ { "from": "09:00", "to": "12:00" }, { "from": "13:00", "to": "18:00" } ] },
                  { "day": "thursday", "ranges": [ { "from": "09:00", "to": "12:00" }, { "from": "13:00", "to": "18:00" } ] },
                  { "day": "friday", "ranges": [ { "from": "09:00", "to": "12:00" }, { "from": "13:00", "to": "18:00" } ] }
                ],
                "special": [
                  { "date": "2025-10-01", "name": "国庆节" }, { "date": "2025-10-02", "name": "国庆节" }, { "date": "2025-10-03", "name": "国庆节" },
                  { "date": "2025-10-06", "name": "中秋节" }, { "date": "2025-10-07", "name": "国庆节" }, { "date": "2025-10-08", "name": "国庆节" },
                  { "date": "2025-09-28", "name": "国庆调休", "worksLike": "tuesday" }, { "date": "2025-10-11", "name": "国庆调休", "ranges": [ { "from": "10:00", "to": "16:00" } ] }
                ]
              },
              "start": "2025-09-30T16:00:00+08:00", "workingMinutes": 480,
              "pauses": [ { "from": "2025-10-09T10:00:00+08:00", "to": "2025-10-09T11:30:00+08:00" } ]
            }
            """),
            new("minutes of a night shift", """
            {
              "calendar": { "zone": "Europe/Berlin", "week": [ { "day": "saturday", "ranges": [ { "from": "22:00", "to": "06:00" } ] } ] },
              "start": "2025-10-25T12:00:00Z", "end": "2025-10-26T12:00:00Z"
            }
            """),
            new("closed for ever", """{ "calendar": { "zone": "UTC", "week": [] }, "start": "2025-06-02T01:00:00Z", "workingMinutes": 1 }""", 422),
        ],
    };
}
