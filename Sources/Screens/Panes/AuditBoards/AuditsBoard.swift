import Records

/// A screen of the audits pane in place of the list.
protocol AuditsBoard: Board {}

extension AuditsBoard {
  static var pane: Pane { .audits }
}

extension AuditsPane {
  static let forBoards: [Command] =
    [
      Command(
        "board.coverage", [.character("C")], "Coverage: clauses and areas by year, blind spots",
        hint: "coverage", in: .audits
      ) { $0.show(CoverageBoard()) },
      Command(
        "board.programme", [.character("P")], "Programme: the year by quarter, and a proposal",
        hint: "programme", in: .audits
      ) { $0.show(ProgrammeBoard(year: $0.today.year)) },
      Command(
        "board.auditors", [.character("A")], "Auditors: competence, record, rotation, load",
        hint: "auditors", in: .audits
      ) { $0.show(AuditorsBoard()) },
      Command(
        "board.transition", [.character("T")], "Transition: gaps to the edition that comes",
        in: .audits
      ) { $0.show(TransitionBoard()) },
    ] + CoverageBoard.commands + ProgrammeBoard.commands + ProposalBoard.commands
    + AuditorsBoard.commands + TransitionBoard.commands
}
