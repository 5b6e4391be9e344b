namespace Plainmend.Domain;

/// <summary>Every reason for which an act may be refused. Each has a sentence in both languages (checked by a test).</summary>
public enum Refusal
{
    /// <summary>The ticket is in a state that does not allow this act. {0} = state now, {1} = act.</summary>
    NotAllowedNow,
    /// <summary>This person may not do this. {0} = state now, {1} = act.</summary>
    NotYours,
    /// <summary>A needed value is missing. {0} = field.</summary>
    Required,
    /// <summary>A value is out of its range. {0} = field, {1} = least, {2} = most.</summary>
    OutOfRange,
    /// <summary>Somebody else changed the same thing first.</summary>
    SomeoneWasFaster,
    /// <summary>There is no such thing, or it is not visible to this person.</summary>
    NotFound,
    /// <summary>The offer's time ran out.</summary>
    OfferExpired,
    /// <summary>A time window ends before it begins.</summary>
    WindowBackwards,
    /// <summary>A time lies in the past.</summary>
    WindowInPast,
    /// <summary>A quote needs at least one line.</summary>
    QuoteEmpty,
    /// <summary>Another version of the quote is the current one. {0} = version asked for.</summary>
    QuoteNotCurrent,
    /// <summary>The quote's time ran out. {0} = version.</summary>
    QuoteExpired,
    /// <summary>An objection to a line is still open.</summary>
    DisputeOpen,
    /// <summary>The window for reopening has passed.</summary>
    ReopenTooLate,
    /// <summary>The customer chased less than ten minutes ago.</summary>
    ChasedJustNow,
    /// <summary>A field was changed by somebody else meanwhile. {0} = field, {1} = their value, {2} = yours.</summary>
    FieldChanged,
    /// <summary>The technician has another appointment then. {0} = its ticket number.</summary>
    VisitOverlap,
    /// <summary>The technician does not work then.</summary>
    VisitOffShift,
    /// <summary>The technician is on leave then.</summary>
    VisitOnLeave,
    /// <summary>The company's calendar is closed on that day.</summary>
    VisitOnHoliday,
    /// <summary>The chosen time is no longer free.</summary>
    SlotTaken,
    /// <summary>Somebody else gave the ticket another time or another technician meanwhile.</summary>
    MovedMeanwhile,
    /// <summary>The technician is not suitable without a stated reason. {0} = why not.</summary>
    NeedsOverrideReason,
    /// <summary>A text is too long or holds characters that cannot be stored. {0} = field, {1} = most characters.</summary>
    BadText,
    /// <summary>Too many reports from the same place in a short time.</summary>
    TooMany,
    /// <summary>A value that must be unique is already taken. {0} = field.</summary>
    AlreadyTaken,
    /// <summary>A calendar names a time zone this machine does not know. {0} = time zone id.</summary>
    UnknownTimeZone,
    /// <summary>The same key stands twice in a list where it may stand once. {0} = field, {1} = key.</summary>
    TwiceInList,
    /// <summary>A calendar does not open often enough to reach the wanted time within its horizon. {0} = start, {1} = years searched.</summary>
    NeverOpens,
    /// <summary>Two pauses overlap, or one ends before it begins. {0} = beginning of the offending pause.</summary>
    PausesOverlap,
    /// <summary>The charge would pass the amount the customer approved. {0} = total it would come to, {1} = approved ceiling.</summary>
    CeilingPassed,
    /// <summary>Labour at a price is agreed for this job, so its hours are not charged.</summary>
    LabourAgreed,
    /// <summary>Labour of this job is charged by the hour, so no price is added for it.</summary>
    LabourTimed,
    /// <summary>Labour begins at the arrival, ends by now and is not too long. {0} = most hours at a stretch.</summary>
    LabourOutside,
    /// <summary>Other labour is counted for that time. {0} = number of its ticket.</summary>
    LabourOverlaps,
    /// <summary>There is no price for this in the terms or on the record. {0} = meter.</summary>
    NoPrice,
    /// <summary>The same usage id was already received with other content. {0} = id, {1} = evidence of the first record.</summary>
    UsageConflict,
    /// <summary>A plan or rate card cannot be used as written. {0} = field, {1} = problem.</summary>
    TermsInvalid,
    /// <summary>More would be credited than was billed. {0} = line, {1} = most that can be credited.</summary>
    CreditTooLarge,
    /// <summary>A subscription already ended or does not cover this moment. {0} = moment.</summary>
    NotSubscribed,
    /// <summary>Only an administrator may change the company's set-up.</summary>
    AdminOnly,
    /// <summary>A company keeps at least one active administrator.</summary>
    LastAdmin,
    /// <summary>A text is not written as it must be. {0} = field.</summary>
    BadForm,
    /// <summary>A day or number ends before it begins. {0} = field.</summary>
    EndsBeforeItBegins,
    /// <summary>Only an administrator or finance may change what the company agreed to pay.</summary>
    BillingOnly,
    /// <summary>Only the people who run this installation may do this.</summary>
    OperatorOnly,
    /// <summary>The module is switched off. {0} = module.</summary>
    ModuleOff,
    /// <summary>The hard limit is reached, so nothing that costs more may be switched on. {0} = limit.</summary>
    LimitReached,
    /// <summary>The invoice is not in a state that allows this. {0} = its state.</summary>
    InvoiceState,
    /// <summary>An address that may not be called: not https, or not of the world.</summary>
    AddressNotAllowed,
    /// <summary>A company of the demo world may not do this.</summary>
    NotInDemo,
    /// <summary>More would be paid than is due. {0} = what is due.</summary>
    PaidTooMuch,
    /// <summary>The bill is already settled; nothing more can be given up on it.</summary>
    BillSettled,
    /// <summary>The assignment rules found nobody.</summary>
    NobodyFree,
    /// <summary>A canned text names a place nobody can fill. {0} = field, {1} = the place as written.</summary>
    UnknownPlaceholder,
    /// <summary>The bill asks for nothing that could be given up.</summary>
    NothingToGiveUp,
    /// <summary>A file holds nothing. {0} = its name.</summary>
    FileEmpty,
    /// <summary>A file is too large. {0} = its name, {1} = most megabytes.</summary>
    FileTooLarge,
    /// <summary>By its content a file is none that may be attached. {0} = its name.</summary>
    FileNotAllowed,
    /// <summary>Too many files at once. {0} = most.</summary>
    TooManyFiles,
    /// <summary>The ticket holds as many files as it may. {0} = most megabytes.</summary>
    FilesFull,
    /// <summary>A file that was sent is no longer there: it was not used for a day, or belongs elsewhere.</summary>
    FileGone,
    /// <summary>A file is no photo. {0} = its name.</summary>
    NotAPhoto,
    /// <summary>Work on a fault of this kind is finished only with a photo of it.</summary>
    PhotosNeeded,
    /// <summary>A needed step of the checklist is open. {0} = the step.</summary>
    StepOpen,
    /// <summary>Less of a part is free than was asked for. {0} = article, {1} = what is free.</summary>
    StockShort,
    /// <summary>What was asked for is set aside for tickets. {0} = article, {1} = what is free, {2} = the numbers of those tickets.</summary>
    StockReserved,
    /// <summary>Less was counted than is set aside there. {0} = what is set aside.</summary>
    StockHeld,
    /// <summary>This person may not move parts there.</summary>
    StockNotYours,
    /// <summary>A store that holds parts cannot be closed. {0} = its name.</summary>
    StoreNotEmpty,
    /// <summary>The bill is another one than was read. {0} = what it comes to now.</summary>
    StatementMoved,
    /// <summary>Too many files from the same place in a short time.</summary>
    TooManyUploads,
    /// <summary>A file holds no table that can be read. {0} = its name.</summary>
    NotATable,
    /// <summary>A table has too many rows. {0} = its file's name, {1} = most rows.</summary>
    TableTooLong,
    /// <summary>A table lacks a column. {0} = the column.</summary>
    ColumnMissing,
    /// <summary>A table still holds rows that cannot be taken over. {0} = how many.</summary>
    RowsRefused,
    /// <summary>A day or time is not written as one. {0} = field.</summary>
    NoDate,
    /// <summary>A time that must have passed lies in the future. {0} = field.</summary>
    NotInThePast,
    /// <summary>A value is no number. {0} = field.</summary>
    NoNumber,
    /// <summary>What was typed to confirm is something else. {0} = field.</summary>
    NotConfirmed,
    /// <summary>A reason that stays names who is erased. {0} = field.</summary>
    NamesTheErased,
    /// <summary>Tickets are still open. {0} = how many.</summary>
    StillOpen,
    /// <summary>The company's catalogue has no such thing. {0} = field, {1} = what was written.</summary>
    NotInCatalogue,
    /// <summary>The ticket still asks for money.</summary>
    StillDue,
    /// <summary>A place of a text stays empty on this ticket. {0} = the place as written.</summary>
    PlaceEmpty,
    /// <summary>A ticket cannot be linked to itself.</summary>
    LinkToItself,
    /// <summary>These two tickets are linked already.</summary>
    AlreadyLinked,
    /// <summary>There is another ticket in this place already. {0} = its number.</summary>
    LinkHeld,
    /// <summary>The chain of links would come back to where it began. {0} = number of the ticket where it would close.</summary>
    LinkCircle,
    /// <summary>A part of this ticket is still open. {0} = its number.</summary>
    ChildOpen,
    /// <summary>A value is none of those to choose from. {0} = field, {1} = the choices.</summary>
    NotAChoice,
    /// <summary>What was noted without a connection carries a time that lies ahead.</summary>
    NotedAhead,
    /// <summary>It was noted too long ago. {0} = most hours.</summary>
    NotedTooLongAgo,
    /// <summary>Something that comes after it was recorded meanwhile.</summary>
    NotedOutOfOrder,
    /// <summary>There is no ticket of this number. {0} = field.</summary>
    NoSuchNumber,
    /// <summary>Only a supervisor or an administrator may do this.</summary>
    SupervisorOnly,
    /// <summary>Somebody does not take calls now. {0} = his name.</summary>
    TakesNoCalls,
    /// <summary>As many people as may be are called in already. {0} = how many.</summary>
    EnoughCalled,
    /// <summary>A text is too short to say anything. {0} = field, {1} = fewest characters.</summary>
    TooShort,
    /// <summary>A complaint of this ticket still waits for its answer.</summary>
    ComplaintOpen,
    /// <summary>Another hour would pass the cap of the surge policy. {0} = the cap.</summary>
    SurgeCapReached,
    /// <summary>What was written is no e-mail address. {0} = field, {1} = what was written.</summary>
    NotAnAddress,
    /// <summary>No screen shows this code now: it is wrong, too old, or used. {0} = field.</summary>
    CodeNotShown,
    /// <summary>Too many codes of screens were asked for or tried in a short time.</summary>
    TooManyCodes,
}
