/// A day, or several, on which people are taught a competence together; who is booked or came are training records of it.
package struct TrainingSession: Record {
  package static let kind = RecordKind.session
  package static let fields = FieldTable<TrainingSession>([
    Field("competence", "Competence", \.competence, .link(.competence), hint: "what is taught"),
    Field("date", "Date", \.date, .day, hint: "the day it is held"),
    Field("starts", "Starts", \.starts, .line, hint: "09:00"),
    Field("place", "Place", \.place, .term([]), hint: "where it is held"),
    Field("trainer", "Trainer", \.trainer, .term([]), hint: "who teaches it"),
    Field("provider", "Provider", \.provider, .term([]), hint: "the firm or school, when not us"),
    Field("duration", "Duration", \.duration, .line, hint: "half a day, 3 h, 2 days"),
    Field("seats", "Seats", \.seats, .number, hint: "how many can take part; empty: any number"),
    Field("evidence", "Evidence", \.evidence, .line, hint: "attendance list: its path or number"),
    Field("held", "Held", \.held, .day, hint: "the day on which it was said who came"),
    Field("cancelled", "Cancelled", \.cancelled, .line, hint: "why it does not take place"),
    Field("notes", "Notes", \.notes, .text),
    Field("ends", "Last day", \.ends, .day, hint: "where it takes several; empty: the same day"),
  ])
  package static var register: RegisterPath<TrainingSession> { \.sessions }

  package let id: RecordID
  package var extras = Table()
  package var competence: RecordID?
  /// The day it is held; the first, where it takes several.
  package var date: Day?
  /// The last day, where it takes several; `nil` for the same day.
  package var ends: Day?
  /// The hour it begins at, as people write it.
  package var starts = ""
  package var place = ""
  package var trainer = ""
  package var provider = ""
  package var duration = ""
  /// How many can take part; `nil` for any number.
  package var seats: Int?
  package var evidence = ""
  /// The day on which it was said who came; `nil` as long as that is open.
  package var held: Day?
  /// Why it does not take place; empty when it does.
  package var cancelled = ""
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { "" }

  /// Whether it is still to come, or nobody said yet who came.
  package var isOpen: Bool { held == nil && cancelled.isEmpty }
}
