import Records

/// Everything about one document: what is wrong with it, whose work it describes and who does that, every review.
struct DocumentBoard: ReadingBoard {
  static let pane = Pane.documents
  static let place = Place.document

  let document: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  init(_ document: RecordID) { self.document = document }

  func makeTitle(_ state: State) -> String {
    guard let document = state.organisation.documents[document] else { return "a document" }
    return [document.reference, document.title].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .document, id: document) }

  func makeLines(_ state: State) -> [ReadingLine]? {
    guard let document = state.organisation.documents[document] else { return nil }
    return state.flawLines(of: document) + state.factLines(of: document)
      + state.roleLines(of: document) + state.namedLines(of: document)
      + state.reviewLines(of: document) + state.actionLines(of: document)
  }

  /// The place of the selected review among those of the document; `nil` when the line is none.
  var selectedReview: Int? {
    guard lines.indices.contains(cursor.index), case .part(let place) = lines[cursor.index].target
    else { return nil }
    return place
  }

  func open(in state: inout State) {
    if let review = selectedReview {
      if state.mayChange() { state.editReview(review) }
    } else if lines.indices.contains(cursor.index) {
      state.follow(lines[cursor.index].target)
    }
  }

  static let commands: [Command] =
    [
      Command(
        "document.review", [.character("r")],
        "Hold it against practice: who was asked, does it match, what changes", hint: "review",
        in: .document, changes: true, obstacle: DocumentsPane.isInForce
      ) { $0.editReview(nil) },
      Command(
        "document.open", [.enter], "To the record that the line names; a review is corrected",
        hint: "open", in: .document
      ) { DocumentsPane.open(in: &$0) },
      Command(
        "document.edit", [.character("e")], "Edit the selected review, else the document",
        hint: "edit", in: .document, changes: true
      ) { state in
        if let review = state.board(DocumentBoard.self)?.selectedReview {
          state.editReview(review)
        } else {
          state.editDocument()
        }
      },
      Command(
        "document.remove", [.character("D")], "Take the selected review out; u brings it back",
        in: .document, changes: true,
        obstacle: { state in
          state.board(DocumentBoard.self)?.selectedReview == nil
            ? "no review is selected; ↓ goes to them" : nil
        }
      ) { state in
        if let review = state.board(DocumentBoard.self)?.selectedReview {
          state.removeReview(review)
        }
      },
    ] + DocumentsPane.acting("document", in: .document)
}

extension State {
  fileprivate func flawLines(of document: Document) -> [ReadingLine] {
    flaws(of: document).map { flaw in
      ReadingLine(
        "! \(flaw.text): \(flaw.remedy)", style: .dueSoon, indent: 2,
        target: flaw.behind.first.map { .record($0.kind, $0.id) } ?? .none)
    }
  }

  fileprivate func factLines(of document: Document) -> [ReadingLine] {
    func line(_ label: String, _ text: String) -> ReadingLine? {
      text.isEmpty ? nil : ReadingLine(label.padded(to: 12) + text, indent: 12)
    }
    var version = document.version
    if let issued = document.issued {
      version += "\(version.isEmpty ? "" : ", ")from \(issued.full)"
    }
    var lines = [line("Kind", document.sort), line("Version", version)].compactMap(\.self)
    if let withdrawn = document.withdrawn {
      lines.append(ReadingLine("Withdrawn   last day \(withdrawn.full)", style: .dueSoon))
    }
    if let next = organisation.documents[document.replacedBy] {
      lines.append(
        ReadingLine(
          "Replaced by \(documentText(next))", indent: 12, target: .record(.document, next.id)))
    }
    for old in organisation.documents.all where old.replacedBy == document.id {
      lines.append(
        ReadingLine(
          "Replaces    \(documentText(old))", indent: 12, target: .record(.document, old.id)))
    }
    lines.append(personLine("Owner", document.owner, nobody: "nobody owns it; e names one"))
    if document.deputy != nil { lines.append(personLine("Deputy", document.deputy, nobody: "")) }
    if let area = organisation.areas[document.area] {
      lines.append(ReadingLine("Area        \(area.name)", target: .record(.area, area.id)))
    }
    lines += [line("Kept at", document.place)].compactMap(\.self)
    lines.append(nextReviewLine(of: document))
    let clauses = document.clauses.map(\.description).joined(separator: "; ")
    return lines + [line("Clauses", clauses)].compactMap(\.self) + noteLines(document.notes)
  }

  private func nextReviewLine(of document: Document) -> ReadingLine {
    let rule = document.reviewRule
    guard document.isInForce(on: today) else {
      return ReadingLine("Review      none: it is withdrawn", style: .hint)
    }
    guard let next = document.nextReview else {
      let why =
        rule.isEmpty
        ? "nothing says when; e sets an interval or fixed days"
        : "\(rule), but not since when; e sets the day of issue"
      return ReadingLine("Review      \(why)", style: .dueSoon, indent: 12)
    }
    return ReadingLine(
      "Review      by \(next.full)\(next < today ? ", past due" : "") (\(rule))",
      style: next < today ? .overdue : .plain, indent: 12)
  }

  /// Whose work it describes, and who does that.
  fileprivate func roleLines(of document: Document) -> [ReadingLine] {
    guard !document.roles.isEmpty else { return [] }
    var lines: [ReadingLine] = [.blank, .heading("Whose work it describes")]
    for role in document.roles {
      let holders = organisation.people.all.filter {
        $0.isHere(on: today) && $0.roles(on: today).contains(role)
      }
      let name = organisation.roles[role]?.name ?? "?"
      lines.append(
        ReadingLine(
          "  \(name)" + (holders.isEmpty ? ": ! nobody has this role" : ", \(holders.count)"),
          style: holders.isEmpty ? .dueSoon : .plain, target: .record(.role, role)))
      lines += holders.map { ReadingLine("    \($0.name)", target: .record(.person, $0.id)) }
    }
    return lines
  }

  /// The competences that teach it.
  fileprivate func namedLines(of document: Document) -> [ReadingLine] {
    let teaching = organisation.competences.all.filter { $0.teaches == document.id }
    guard !teaching.isEmpty else { return [] }
    return [.blank, .heading("Taught by")]
      + teaching.map { ReadingLine("  \($0.name)", target: .record(.competence, $0.id)) }
  }

  fileprivate func reviewLines(of document: Document) -> [ReadingLine] {
    let heading = ReadingLine.heading("Held against practice, newest first")
    guard !document.reviews.isEmpty else {
      return [.blank, heading, ReadingLine("  never; r notes a review", style: .hint)]
    }
    let order = document.reviews.indices.sorted { left, right in
      let (a, b) = (document.reviews[left].on ?? .never, document.reviews[right].on ?? .never)
      return a == b ? left > right : a > b
    }
    return [.blank, heading]
      + order.flatMap { place -> [ReadingLine] in
        let review = document.reviews[place]
        let line = ReadingLine(
          reviewText(review), style: review.matches == false ? .dueSoon : .plain, indent: 20,
          target: .part(place))
        guard let action = organisation.actions[review.action] else { return [line] }
        return [line, madeActionLine(action)]
      }
  }

  /// "  Fri 20 Nov 2026  matches (version 4), asked A. Okafor: what changes"
  private func reviewText(_ review: DocumentReview) -> String {
    let asked =
      review.asked.map { organisation.personName($0) }
      + (review.askedOthers.isEmpty ? [] : [review.askedOthers])
    let result = review.matches.map { $0 ? "✓ matches" : "! does not match" } ?? "? not said"
    return "  \((review.on?.full ?? "no day").padded(to: 16))  \(result)"
      + (review.version.isEmpty ? "" : ", version \(review.version)")
      + (asked.isEmpty ? ", nobody asked" : ", asked \(asked.joined(separator: ", "))")
      + (review.changes.isEmpty ? "" : ": \(review.changes)")
      + (review.by.isEmpty ? "" : "  (\(review.by))")
  }

  fileprivate func actionLines(of document: Document) -> [ReadingLine] {
    let ofReviews = Set(document.reviews.compactMap(\.action))
    let others = organisation.actions(forDocument: document).filter { !ofReviews.contains($0.id) }
    guard !others.isEmpty else { return [] }
    return [.blank, .heading("Other actions")] + others.map { madeActionLine($0) }
  }
}
