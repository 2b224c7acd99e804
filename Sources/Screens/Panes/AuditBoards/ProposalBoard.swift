import Records

/// Audits proposed for a year, until they are accepted or left.
struct ProposalBoard: AuditsBoard {
  static let place = Place.proposal

  /// One proposed audit as the user edited it.
  struct Draft: Sendable {
    var audit: Audit
    let reasons: [String]
    /// Whether it is taken out of the programme.
    var isOut = false
  }

  let year: Int
  private(set) var drafts: [Draft]
  let remarks: [String]
  private(set) var cursor = RowCursor()
  /// Whether the user changed anything that leaving would lose.
  private(set) var isEdited = false

  init(year: Int, drafts: [Draft], remarks: [String]) {
    self.year = year
    self.drafts = drafts
    self.remarks = remarks
    cursor.fit(to: drafts.count)
  }

  var selected: Draft? {
    drafts.indices.contains(cursor.index) ? drafts[cursor.index] : nil
  }
  var accepted: [Draft] { drafts.filter { !$0.isOut } }

  mutating func refresh(_ state: inout State) { cursor.fit(to: drafts.count) }

  mutating func move(_ movement: Movement, in state: inout State) {
    cursor.move(movement, page: state.page - 6)
  }

  mutating func toggle() {
    guard drafts.indices.contains(cursor.index) else { return }
    drafts[cursor.index].isOut.toggle()
    isEdited = true
    cursor.move(.down, page: 1)
  }

  mutating func put(_ audit: Audit) {
    guard let place = drafts.firstIndex(where: { $0.audit.id == audit.id }) else { return }
    drafts[place].audit = audit
    isEdited = true
  }

  private static let hasDraft: @Sendable (State) -> String? = { state in
    state.board(ProposalBoard.self)?.selected == nil ? "nothing is proposed" : nil
  }

  static let commands: [Command] = [
    Command(
      "proposal.accept", [.control("s")],
      "Plan all that are in, with their checklists, in one step",
      hint: "plan them all", in: .proposal, changes: true, obstacle: hasDraft
    ) { $0.acceptProposal() },
    Command(
      "proposal.toggle", [.character(" ")], "Take the audit out, or in again", hint: "out/in",
      in: .proposal, obstacle: hasDraft
    ) { $0.withBoard(ProposalBoard.self) { $0.toggle() } },
    Command(
      "proposal.edit", [.character("e")], "Edit the audit before it is planned", hint: "edit",
      in: .proposal, changes: true, obstacle: hasDraft
    ) { $0.editProposed() },
    Command(
      "proposal.why", [.enter], "Why the audit is proposed, in full", hint: "why", in: .proposal,
      obstacle: hasDraft
    ) { state in
      guard let board = state.board(ProposalBoard.self), let draft = board.selected else { return }
      let width = min(state.size.columns - 8, 90)
      let lines = board.details(state).flatMap { text, style in
        TextWrap.lines(text, width: width).map { Card.Line($0, style: style) }
      }
      state.overlays.append(.card(Card(title: draft.audit.title, lines: lines)))
    },
  ]
}

extension State {
  /// Proposes audits for the quarters of a year still to come.
  mutating func propose(for year: Int) {
    let proposal = organisation.auditProposal(for: year, today: today, library: library)
    var drafts: [ProposalBoard.Draft] = []
    for item in proposal.items {
      var audit = Audit(id: newID())
      audit.title = item.title
      audit.clauses = item.clauses
      audit.areas = item.areas
      audit.auditor = item.auditor
      audit.planned = item.planned
      audit.notes = "Why: " + item.reasons.joined(separator: "; ")
      drafts.append(ProposalBoard.Draft(audit: audit, reasons: item.reasons))
    }
    show(ProposalBoard(year: year, drafts: drafts, remarks: proposal.remarks))
  }

  /// Edits a proposed audit in the form that plans one; nothing is planned yet.
  mutating func editProposed() {
    guard let draft = board(ProposalBoard.self)?.selected else { return }
    let before = draft.audit
    let fields = FormField.fields(of: before, only: State.auditKeys, in: fieldText)
    var form = Form(title: "A proposed audit: \(before.title)", fields: fields) {
      (state, values) throws(FormRefusal) in
      var audit = before
      try audit.take(values, of: fields)
      guard !audit.title.isEmpty else {
        throw FormRefusal(message: "Title is needed: what is audited", field: "title")
      }
      if !audit.reference.isEmpty { try state.checkReference(of: audit) }
      let changed = audit
      return FormStep(title: "", changes: []) { state in
        state.withBoard(ProposalBoard.self) { $0.put(changed) }
        state.say("kept in the proposal; ^S plans it")
      }
    }
    form.checks = State.auditChecks(of: before, fields)
    open(form)
  }

  /// Plans all proposed audits that were not taken out, with their checklists.
  mutating func acceptProposal() {
    guard let board = board(ProposalBoard.self) else { return }
    let accepted = board.accepted
    guard !accepted.isEmpty else { return complain("all are taken out; Space takes one in again") }
    var working = organisation
    var changes: [Change] = []
    var lines = 0
    for draft in accepted {
      var audit = draft.audit
      do throws(FormRefusal) {
        try giveReference(to: &audit, among: working)
      } catch {
        return complain("\(audit.title): \(error.message)")
      }
      working.audits.put(audit)
      let checklist = checklist(for: audit)
      lines += checklist.count
      changes += organisation.changes(putting: audit)
      changes += checklist.flatMap { organisation.changes(putting: $0) }
    }
    let count = accepted.count
    guard
      commit("\(count) audit\(count == 1 ? "" : "s") planned with \(lines) lines", changes)
    else { return }
    let said = message
    show(ProgrammeBoard(year: board.year))
    message = said
  }
}

extension ProposalBoard {
  /// Back to the programme; asks when something was edited.
  func leave(in state: inout State) -> Bool {
    let year = year
    guard isEdited else {
      state.show(ProgrammeBoard(year: year))
      return true
    }
    state.overlays.append(
      .question(
        Question(
          title: "Leave the proposal?",
          lines: ["Nothing of it is planned yet; what you took out and edited would be lost."],
          answers: [
            Question.Answer(key: "L", label: "leave, lose it") {
              $0.show(ProgrammeBoard(year: year))
            }
          ])))
    return true
  }
}

extension ProposalBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let column = frame.write(
      "Proposed programme \(year)", row: region.row, column: 1, style: .heading)
    frame.write(
      "  \(accepted.count) of \(drafts.count) audits in; nothing is planned before ^S",
      row: region.row, column: column, limit: region.endColumn)
    let text = Region(
      row: region.row + 2, column: 1, rows: region.rows - 2, columns: region.columns - 2)
    guard !drafts.isEmpty else {
      frame.writeWrapped(remarks.map { ("\($0).", .plain) }, in: text)
      return
    }
    let rows = min(drafts.count, max(3, region.rows - 10))
    cursor.draw(
      drafts.enumerated().map { line($1, row: $0, state, width: text.columns) }, on: &frame,
      in: Region(row: region.row + 1, column: 1, rows: rows, columns: text.columns))
    let below = region.row + rows + 2
    frame.writeWrapped(
      details(state),
      in: Region(row: below, column: 1, rows: region.endRow - below, columns: text.columns))
  }

  private func line(_ draft: Draft, row: Int, _ state: State, width: Int) -> BoardLine {
    let audit = draft.audit
    let quarter = audit.quarter?.spoken(in: year) ?? "no day"
    let auditor = state.auditorText(of: audit)
    let title = max(10, width - 5 - 8 - 13 - 11)
    return BoardLine(
      [
        BoardLine.Part(text: draft.isOut ? "out  " : "in   ", style: draft.isOut ? .hint : .done),
        BoardLine.Part(text: quarter.fitted(8), style: .strong),
        BoardLine.Part(
          text: audit.title.fitted(title), style: draft.isOut ? .hint : .plain),
        BoardLine.Part(
          text: " " + (audit.planned?.spoken(today: state.today) ?? "").fitted(12), style: .hint),
        BoardLine.Part(
          text: " " + auditor.fitted(10), style: audit.auditor == nil ? .dueSoon : .plain),
      ], row: row)
  }

  fileprivate func details(_ state: State) -> [(String, Style)] {
    guard let draft = selected else { return [] }
    var lines: [(String, Style)] = [
      (draft.audit.title, .heading), ("Scope: \(state.scopeText(of: draft.audit))", .plain),
    ]
    lines += draft.reasons.map { ("• \($0)", .plain) }
    lines += remarks.map { ("! \($0)", .hint) }
    return lines
  }
}
