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

    public static ApiNote Dispatch { get; } = new("dispatch", "Whom would the rules choose: rules, technicians, their work and one or several jobs given inline, decided in turn; with the whole scoring table and everybody's reasons.",
        typeof(DispatchRequest), typeof(DispatchAnswer), Refuses)
    {
        Examples =
        [
            new("two jobs in turn, the first fills the nearest technician's hands", """
            {
              "at": "2025-06-16T10:00:00+08:00",
              "rules": [
                { "number": "R05", "name": "VIP", "strategy": "weightedScore", "when": { "tiers": [ "vip" ], "priorities": [ "urgent" ] }, "needs": { "level": 4 },
                  "weights": { "skillFit": 3, "distance": 2, "load": 1, "punctuality": 2, "fairness": 1 } },
                { "number": "R12", "name": "Cooling", "strategy": "nearest", "when": { "lines": [ "fridge", "washer" ], "channels": [ "phone", "form" ],
                    "hours": { "zone": "Asia/Shanghai", "week": [ { "day": "monday", "ranges": [ { "from": "08:00", "to": "20:00" } ] } ] } },
                  "needs": { "certificates": [ "gas" ] }, "offerMinutes": 15, "maxRefusals": 3 }
              ],
              "technicians": [
                { "name": "Anna", "skills": [ { "code": "fridge", "level": 5 } ], "certificates": [ "gas" ], "districts": [ "Pudong" ], "base": { "latitude": "31.2304", "longitude": "121.5440" },
                  "jobsPerDay": 6, "jobsAtOnce": 1, "workload": { "jobs": [ { "day": "2025-06-16", "open": false } ], "arrivals": 20, "onTime": 19, "lastAssignedAt": "2025-06-16T00:30:00Z" } },
                { "name": "Bo", "skills": [ { "code": "fridge", "level": 3 } ], "certificates": [ "gas" ], "districts": [ "Minhang", "Pudong" ], "base": { "latitude": "31.1128", "longitude": "121.3817" },
                  "shift": { "zone": "Asia/Shanghai", "week": [ { "day": "monday", "ranges": [ { "from": "08:00", "to": "20:00" } ] } ] }, "jobsPerDay": 6, "jobsAtOnce": 4 },
                { "name": "Chen", "skills": [ { "code": "washer", "level": 4 } ], "certificates": [ "gas" ], "jobsPerDay": 6, "jobsAtOnce": 4, "partner": true,
                  "leaves": [ { "from": "2025-06-16T00:00:00Z", "to": "2025-06-17T00:00:00Z", "reason": "annual" } ] }
              ],
              "jobs": [
                { "line": "fridge", "fault": "fridge.not-cooling", "district": "Pudong", "priority": "normal", "channel": "phone", "place": { "latitude": "31.2250", "longitude": "121.5500" } },
                { "line": "fridge", "district": "Pudong", "channel": "form", "refusedBy": [] },
                { "line": "washer", "district": "Pudong", "wantedAt": "2025-06-16T06:00:00Z" }
              ]
            }
            """),
            new("a level that is none", """{ "at": "2025-06-16T02:00:00Z", "rules": [], "technicians": [ { "name": "Anna", "skills": [ { "code": "fridge", "level": 6 } ], "jobsPerDay": 6, "jobsAtOnce": 4 } ], "jobs": [ { "line": "fridge" } ] }""", 422),
        ],
    };
}
