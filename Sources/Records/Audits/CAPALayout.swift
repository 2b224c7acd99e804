/// The layout of a CAPA report: text with placeholders, and a part that is repeated for each finding.
///
/// A line of such a text is a heading (`# `), an entry of a list (`- `), a table's row or just text; `{reference}` stands for a
/// finding's reference. What lies between `{each finding}` and `{end}` is repeated. A text that begins with `<` is a page in
/// HTML of the body's own.
package struct CAPALayout: Hashable, Sendable {
  /// What a placeholder stands for, and where it may stand.
  package struct Placeholder: Hashable, Sendable {
    package let name: String
    package let meaning: String
    /// Whether it belongs to one finding, and so only stands between `{each finding}` and `{end}`.
    package let isOfFinding: Bool
  }

  /// A piece of a line.
  package enum Piece: Hashable, Sendable {
    case text(String)
    case placeholder(String)
  }

  /// One line of the layout.
  package typealias Line = [Piece]

  /// Something that the layout cannot have, with its line from 1.
  package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let text: String
    package var description: String { "line \(line): \(text)" }
  }

  package private(set) var before: [Line] = []
  package private(set) var each: [Line] = []
  package private(set) var after: [Line] = []
  /// Whether it is a page in HTML.
  package let isHTML: Bool

  /// Reads a layout.
  ///
  /// - Throws: the first line that cannot be, with what is known.
  package init(_ text: String) throws(Problem) {
    isHTML = text.trimmed.hasPrefix("<")
    var part = 0
    var number = 0
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      switch raw.trimmed {
      case "{each finding}":
        guard part == 0 else {
          throw Problem(line: number, text: "{each finding} stands once, and before {end}")
        }
        part = 1
      case "{end}":
        guard part == 1 else {
          throw Problem(line: number, text: "{end} stands once, after {each finding}")
        }
        part = 2
      default:
        let line = try CAPALayout.line(String(raw), number: number, isInFinding: part == 1)
        switch part {
        case 0: before.append(line)
        case 1: each.append(line)
        default: after.append(line)
        }
      }
    }
    guard part == 2 else {
      throw Problem(
        line: number,
        text: part == 1
          ? "{end} is missing: it ends what is repeated for each finding"
          : "{each finding} and {end} are missing: what lies between them is repeated for each finding"
      )
    }
  }

  private static func line(
    _ text: String, number: Int, isInFinding: Bool
  ) throws(Problem) -> Line {
    var pieces: Line = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let name = rest[rest.index(after: open)...].prefix {
        $0.isLetter || $0.isNumber || $0 == "_" || $0 == " "
      }
      let end = rest.index(open, offsetBy: name.count + 1)
      guard !name.isEmpty, end < rest.endIndex, rest[end] == "}" else {
        // A brace of a style sheet, or of the text.
        pieces.append(.text(String(rest[...open])))
        rest = rest[rest.index(after: open)...]
        continue
      }
      guard let known = placeholders.first(where: { $0.name == name }) else {
        throw Problem(line: number, text: "{\(name)} is not known; known are \(names)")
      }
      guard isInFinding || !known.isOfFinding else {
        throw Problem(
          line: number,
          text: "{\(name)} belongs to a finding: it stands between {each finding} and {end}")
      }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.placeholder(known.name))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  private static var names: String {
    placeholders.map { "{\($0.name)}" }.joined(separator: ", ")
  }

  /// Every placeholder, in the order of the usual layout.
  package static let placeholders: [Placeholder] = {
    let ofReport = [
      ("organisation", "the organisation's name"), ("body", "the certification body"),
      ("body_contacts", "its contacts"), ("audit", "our reference of the audit"),
      ("audit_title", "what was audited"), ("audit_kind", "surveillance, stage 2, ..."),
      ("their_audit_reference", "the body's reference of its report"),
      ("their_auditor", "the body's auditor"), ("first_day", "the audit's first day"),
      ("last_day", "the audit's last day, from which deadlines run"), ("today", "the report's day"),
      ("count", "how many findings follow"),
    ]
    let ofFinding = [
      ("number", "the finding's place in the report"), ("reference", "our reference"),
      ("their_reference", "the body's reference"), ("title", "what the register calls it"),
      ("grade", "minor or major"), ("clause", "its clauses with their titles"),
      ("area", "where it was found"), ("finding", "the body's own wording"),
      ("owner", "who sees it through"), ("raised", "the day it was raised"),
      ("stage", "how far it has come"), ("correction", "what fixed this occurrence"),
      ("containment", "what keeps it from doing more harm"), ("whys", "the chain of whys"),
      ("root_cause", "the root cause"), ("cause_category", "the kind of cause"),
      ("similar", "similar cases elsewhere"),
      ("plan", "corrective actions with owner, due and done"), ("evidence", "what shows it"),
      ("effectiveness", "whether it helped"), ("due_plan", "until when the body wants the plan"),
      ("due_evidence", "until when it wants evidence"),
      ("due_verification", "until when a major is verified"),
      ("next_audit", "when it is looked at again"),
      ("submissions", "what was submitted and answered"),
    ]
    return ofReport.map { Placeholder(name: $0.0, meaning: $0.1, isOfFinding: false) }
      + ofFinding.map { Placeholder(name: $0.0, meaning: $0.1, isOfFinding: true) }
  }()

  /// The layout of a report for which no body has one of its own.
  package static let usual = """
    # Corrective action report: {organisation}

    To: {body}
    Audit: {audit_kind}, {first_day} to {last_day} ({audit}, your reference {their_audit_reference}, auditor {their_auditor})
    Nonconformities: {count}. Date: {today}.

    {each finding}
    ## {number}. {their_reference} ({grade}): {title}

    Our reference: {reference}. Owner: {owner}. Stage: {stage}.
    Clause: {clause}
    Area: {area}

    ### Finding

    {finding}

    ### Correction

    {correction}
    Containment: {containment}

    ### Cause

    - {whys}

    Root cause: {root_cause}
    Kind of cause: {cause_category}
    Similar cases elsewhere: {similar}

    ### Corrective action

    - {plan}

    ### Evidence

    - {evidence}

    ### Effectiveness

    {effectiveness}

    ### Deadlines and answers

    - Plan due: {due_plan}
    - Evidence due: {due_evidence}
    - Major to be verified by: {due_verification}
    - Looked at again: {next_audit}
    - {submissions}

    {end}
    """
}
