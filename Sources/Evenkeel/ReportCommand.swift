internal import ArgumentParser
internal import Records
internal import Reports

struct ReportCommand: ParsableCommand {
  /// What a report is about.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case actions, audit, capa, digest, objectives, plan, review, training
  }

  /// How a report is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case md, html, json, ics
  }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "What is handed out, as Markdown, a page that prints, or JSON, on standard output.",
    discussion: """
      Of actions: how many are open, overdue, closed and recurred, the share closed on time, the median days to \
      close and the share found effective. Cancelled ones are told apart. All is as of --today: what was raised later does \
      not count, what was closed later was open.

      audit FILE REF: the report of one audit as Markdown or HTML, a draft until it is signed off; --blank: its \
      checklist to be filled in on paper.

      capa: what a certification body wants back for its nonconformities. REF is an action's reference (one finding), an \
      audit's (all of its nonconformities), or theirs of either; left out, all open ones are reported.

      digest: a page for the team: what went well since a day, from the records and with names, what changed, and what \
      comes next for whom.

      plan: what is missing or runs out within --days, as sessions that would close most; as ics a calendar of \
      sessions, of what is to be booked, runs out and is to be judged.

      review: the agenda of a management review with its figures, its minutes once it was held. Without REF it is the \
      next one planned, else the latest.

      training: figures, gaps, what expires next, and the matrix where it fits on a page; --person: the training record \
      of one person, by name, number or e-mail, to be printed and signed.

      objectives: the list for a management meeting, the worst first, with what is asked of it.
      """)

  @Argument(help: "actions, audit, capa, digest, objectives, plan, review or training.")
  var kind: Kind

  @Argument(help: ArgumentHelp("The organisation's file.", valueName: "file"))
  var file: String

  @Argument(
    help: ArgumentHelp(
      "The audit or the review, or what a capa report is about (all open findings if left out).",
      valueName: "ref"))
  var reference: String?

  @Flag(help: "The audit's checklist to be filled in on paper, in place of its report.")
  var blank = false

  @Option(
    help: ArgumentHelp(
      "What the figures are told apart by: category, cause, area, kind, owner or source.",
      valueName: "group"))
  var by = ActionGrouping.category

  @Option(help: "md, html, json (actions) or ics (plan).")
  var format = Format.md

  @Option(
    help: ArgumentHelp(
      "What was raised, and what was closed, on this day or later.", valueName: "yyyy-mm-dd"))
  var from: Day?

  @Option(
    help: ArgumentHelp(
      "What was raised, and what was closed, on this day or before.", valueName: "yyyy-mm-dd"))
  var to: Day?

  @Option(
    help: ArgumentHelp("A layout for the capa report, with placeholders.", valueName: "path"))
  var template: String?

  @Flag(help: "Print the layout of the capa report instead, to change it.")
  var showTemplate = false

  @Option(help: "How many days ahead a plan looks (90 if left out).")
  var days: Int?

  @Option(
    help: ArgumentHelp(
      "Whose training record: a name, a number or an e-mail address.", valueName: "person"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "The first day of a digest; a month before its last day if left out.",
      valueName: "yyyy-mm-dd"))
  var since: Day?

  @Option(
    help: ArgumentHelp("The last day of a digest; today if left out.", valueName: "yyyy-mm-dd"))
  var until: Day?

  @OptionGroup var today: TodayOption

  func validate() throws {
    if kind != .training, person != nil {
      throw ValidationError("--person belongs to report training")
    }
    if kind != .actions {
      guard from == nil, to == nil else {
        throw ValidationError("--from and --to belong to report actions")
      }
      guard format != .json else {
        throw ValidationError("report \(kind.rawValue) is written as md or html")
      }
    }
    try validatePlan()
    try validateDigest()
    if kind != .capa, template != nil || showTemplate {
      throw ValidationError("--template and --show-template belong to report capa")
    }
    if kind != .audit, blank { throw ValidationError("--blank belongs to report audit") }
    switch (kind, reference) {
    case (.actions, let reference?):
      throw ValidationError("report actions takes no \(reference); it is about all actions")
    case (.digest, let reference?):
      throw ValidationError(
        "report digest takes no \(reference); --since names the day from which it tells")
    case (.plan, let reference?):
      throw ValidationError("report plan takes no \(reference); it is about all trainings")
    case (.training, let reference?):
      throw ValidationError(
        "report training takes no \(reference); --person \(reference) is about one person")
    case (.objectives, let reference?):
      throw ValidationError("report objectives takes no \(reference); it is about all objectives")
    case (.audit, nil):
      throw ValidationError("report audit needs the reference of the audit after the file")
    default: break
    }
    if let from, let to, to < from {
      throw ValidationError("--to \(to) is before --from \(from)")
    }
  }

  func run() throws {
    if kind == .capa { return try printCAPA() }
    if kind == .training { return try printTraining() }
    if kind == .review { return try printReview() }
    let organisation = try OpenedFile.read(file).organisation
    if kind == .digest { return printDigest(today.past(of: organisation) ?? organisation) }
    if kind == .plan { return printPlan(today.past(of: organisation) ?? organisation) }
    if kind == .objectives {
      let report = ObjectivesReport(
        of: today.past(of: organisation) ?? organisation, today: today.day)
      return print(format == .html ? report.html : report.markdown, terminator: "")
    }
    if kind == .audit { return try printAudit(today.past(of: organisation) ?? organisation) }
    let report = ActionReport(of: organisation, by: by, on: today.day, from: from, to: to)
    switch format {
    case .md: print(report.markdown, terminator: "")
    case .html: print(report.html, terminator: "")
    case .json: print(report.json, terminator: "")
    case .ics: break
    }
  }
}

extension ReportCommand {
  private func printAudit(_ organisation: Organisation) throws {
    let audit = try OpenedFile.audit(reference ?? "", in: organisation, file)
    let text = AuditPaper.text(
      of: audit, in: organisation, library: try Program.library(), today: today.day,
      isBlank: blank, isHTML: format == .html)
    print(text, terminator: "")
  }
}

extension OpenedFile {
  /// The audit with a reference; one sentence with the nearest when there is none.
  static func audit(
    _ reference: String, in organisation: Organisation, _ file: String
  ) throws(Failure) -> Audit {
    do throws(UnknownAudit) {
      return try organisation.audit(called: reference)
    } catch {
      throw Failure("\(file): \(error)")
    }
  }
}

extension ActionGrouping: ExpressibleByArgument {
  package init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}
