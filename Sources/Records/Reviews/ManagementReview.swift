/// Top management's review of the system (clause 9.3): inputs from live data, decisions that become actions.
package struct ManagementReview: Record {
  package static let kind = RecordKind.review
  package static let fields = FieldTable<ManagementReview>([
    Field("title", "Title", \.title, .line, hint: "Management review, spring 2027"),
    Field("reference", "Reference", \.reference, .line, hint: "given when left empty"),
    Field("standards", "Standards", \.standards, .editions, hint: "all that are held when empty"),
    Field("planned", "Planned for", \.planned, .day),
    Field("starts", "At", \.starts, .line, hint: "hour and room"),
    Field("chair", "Chair", \.chair, .link(.person), hint: "of top management"),
    Field("invited", "Invited", \.invited, .links(.person)),
    Field("held", "Held", \.held, .day, hint: "the day it took place; figures are as of this day"),
    Field("present", "Present", \.present, .links(.person)),
    Field("guests", "Guests", \.guests, .line, hint: "who was there and is not on file"),
    Field("minuted", "Minuted", \.minuted, .day, hint: "the day the minutes were closed"),
    Field("minutes_by", "Minutes by", \.minutesBy, .link(.person)),
    Field("cancelled", "Cancelled because", \.cancelled, .line),
    Field("inputs", "Inputs", \.inputs, ReviewInput.shape),
    Field("decisions", "Decisions", \.decisions, ReviewDecision.shape),
    Field("moves", "Postponed", \.moves, .inner),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<ManagementReview> { \.reviews }

  package let id: RecordID
  package var extras = Table()
  package var reference = ""
  package var title = ""
  /// The editions reviewed; all that are held when empty.
  package var standards: [Edition] = []
  package var planned: Day?
  /// Hour and room.
  package var starts = ""
  package var chair: RecordID?
  package var invited: [RecordID] = []
  /// The day it took place; its figures are as of this day.
  package var held: Day?
  package var present: [RecordID] = []
  /// Who was there and is not on file.
  package var guests = ""
  /// The day the minutes were closed; nothing of them changes after it.
  package var minuted: Day?
  package var minutesBy: RecordID?
  /// Why it does not take place; empty when it does.
  package var cancelled = ""
  /// What was written to the inputs and to the bigger questions.
  package var inputs: [ReviewInput] = []
  package var decisions: [ReviewDecision] = []
  /// Every move of the planned day, with its reason.
  package var moves: [DateMove] = []
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { reference.isEmpty ? title : reference }
}

/// What was written to one input of a management review, or to one of the bigger questions.
package struct ReviewInput: Part {
  package static let fields = FieldTable<ReviewInput>([
    Field("key", "Input", \.key, .line),
    Field("text", "Written", \.text, .text),
    Field(
      "figures", "Figures", \.figures, .lines(separator: "; "),
      hint: "as they stood when it was minuted"),
  ])

  package var extras = Table()
  /// Which input or question it is.
  package var key = ""
  package var text = ""
  /// The figures as they stood when the review was minuted, one a line.
  package var figures: [String] = []

  package init() {}
}

/// What a management review decided.
package struct ReviewDecision: Part {
  package static let fields = FieldTable<ReviewDecision>([
    Field("text", "Decision", \.text, .line),
    Field("owner", "Owner", \.owner, .link(.person)),
    Field("due", "Due", \.due, .day),
    Field("action", "Action", \.action, .link(.action)),
  ])

  package var extras = Table()
  package var text = ""
  /// Whose it was when it was decided; closing the minutes takes it from the action, and then it stays.
  package var owner: RecordID?
  /// The last day in time as it was decided; closing the minutes takes it from the action, and then it stays.
  package var due: Day?
  /// The action that was made of it, which says whose it is by now, and until when.
  package var action: RecordID?

  package init() {}
}
