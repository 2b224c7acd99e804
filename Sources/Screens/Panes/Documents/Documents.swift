import Records

/// 6: procedures, instructions, policies, forms: who keeps each true, and when it is held against practice.
enum DocumentsPane: RegisterPane {
  static let pane = Pane.documents
  static let place = Place.documents
  static let emptyLines = [
    "Procedures, instructions, policies, forms: who keeps each true, and whether it is what is done.",
    "a adds the first one.",
  ]

  static let columns: [Column<Document>] = [
    Column(
      title: "Ref", width: 9, text: { record, _ in record.reference },
      style: { record, state in record.isInForce(on: state.today) ? .plain : .hint },
      sortKey: { record, _ in SortKey(record.reference) }),
    Column(
      title: "Title", width: 14, isFlexible: true, text: { record, _ in record.title },
      style: { record, state in record.isInForce(on: state.today) ? .plain : .hint },
      sortKey: { record, _ in SortKey(record.title) }),
    Column(
      title: "Ver", width: 4, rank: 5, text: { record, _ in record.version },
      sortKey: { record, _ in SortKey(record.version) }),
    Column(
      title: "Owner", width: 9, rank: 3,
      text: { record, state in
        record.owner == nil ? "nobody" : state.surname(state.organisation.personName(record.owner))
      },
      style: { record, state in
        record.isInForce(on: state.today) && state.here(record.owner) == nil ? .overdue : .plain
      },
      sortKey: { record, state in SortKey(state.organisation.personName(record.owner)) }),
    Column(
      title: "Review by", width: 13, text: { $0.nextReviewText(today: $1.today) },
      style: { record, state in
        guard record.isInForce(on: state.today), let next = record.nextReview else { return .plain }
        return next < state.today
          ? .overdue
          : next <= state.today + state.organisation.profile.upcomingDays ? .dueSoon : .plain
      },
      sortKey: { record, state in
        record.isInForce(on: state.today) ? SortKey(record.nextReview) : .last
      }),
    Column(
      title: "As done?", width: 8, rank: 4, text: { record, _ in record.practiceText },
      style: { record, _ in record.lastReview?.matches == false ? .dueSoon : .plain },
      sortKey: { record, _ in SortKey(record.practiceText) }),
    Column(
      title: "Flags", width: 16, rank: 2,
      text: { record, state in state.flags(of: record) },
      style: { record, state in state.flaws(of: record).isEmpty ? .plain : .dueSoon },
      sortKey: { record, state in .number(-state.flaws(of: record).count) }),
  ]

  static func `is`(_ record: Document, _ word: String, in facts: PaneFacts) -> Bool {
    let isInForce = record.isInForce(on: facts.today)
    func has(_ kinds: DocumentFlaw.Kind...) -> Bool {
      facts.documentFlaws[record.id]?.contains { kinds.contains($0.kind) } == true
    }
    return switch word {
    case "overdue":
      isInForce && record.nextReview.map { $0 < facts.today } == true
    case "due":
      isInForce
        && record.nextReview.map { $0 <= facts.today + facts.organisation.profile.upcomingDays }
          == true
    case "never": isInForce && record.lastReview == nil
    case "differs": isInForce && record.lastReview?.matches == false
    case "unheld": has(.roleNobodyHolds)
    case "unowned": has(.noOwner, .ownerLeft)
    case "flagged": facts.documentFlaws[record.id]?.isEmpty == false
    case "current": isInForce
    case "withdrawn": !isInForce
    case "replaced": record.replacedBy != nil
    default: false
    }
  }

  static func filterWords(in state: State) -> FilterWords {
    guard state.boards[pane] == nil else { return .none }
    return FilterWords(
      states: [
        ("overdue", "review past due"), ("due", "review past due or coming up"),
        ("never", "never held against practice"), ("differs", "the last review found a difference"),
        ("unheld", "names a role nobody holds"), ("unowned", "no owner, or one who left"),
        ("flagged", "anything wrong with it"), ("current", "in force"),
        ("withdrawn", "no longer in force"), ("replaced", "something else is used instead"),
      ],
      fields: [
        "kind", "owner", "area", "roles", "clauses", "issued", "version", "place", "notes",
      ])
  }

  static func show(_ record: RecordID, in state: inout State) {
    state[listOf: pane].select(record)
    state.showOver(DocumentBoard(record))
  }

  static func summary(of record: Document, in state: State) -> [(String, Style)] {
    var lines: [(String, Style)] = [
      (
        [record.sort, record.title, record.version.isEmpty ? "" : "version \(record.version)"]
          .filter { !$0.isEmpty }.joined(separator: ", "), .strong
      )
    ]
    let flaws = state.flaws(of: record)
    lines += flaws.map { ("! \($0.text): \($0.remedy)", .dueSoon) }
    if flaws.isEmpty { lines.append(("nothing is wrong with it", .hint)) }
    if let next = record.nextReview, record.isInForce(on: state.today) {
      lines.append(
        (
          "next review by \(next.full) (\(record.reviewRule))",
          next < state.today ? .overdue : .plain
        )
      )
    }
    return lines
  }

  static let commands: [Command] =
    [
      Command(
        "documents.review", [.character("r")],
        "Hold it against practice: who was asked, does it match, what changes", hint: "review",
        in: .documents, changes: true, obstacle: isInForce
      ) { $0.editReview(nil) },
      Command(
        "documents.open", [.enter], "Everything about the document", hint: "open", in: .documents,
        obstacle: isSelected
      ) { open(in: &$0) },
      Command(
        "documents.add", [.character("a")], "Add a document", hint: "add", in: .documents,
        changes: true
      ) { $0.addDocument() },
      Command(
        "documents.edit", [.character("e")], "Edit the document", hint: "edit", in: .documents,
        changes: true, obstacle: isSelected
      ) { $0.editDocument() },
    ] + acting("documents", in: .documents) + DocumentBoard.commands

  /// What can be done with a document, in the list and on its board.
  static func acting(_ prefix: String, in place: Place) -> [Command] {
    [
      Command(
        "\(prefix).version", [.character("v")],
        "Issue a new version; the roles it names may be trained anew", hint: "new version",
        in: place, changes: true, obstacle: isInForce
      ) { state in
        if let document = state.currentDocument { state.issueVersion(of: document) }
      },
      Command(
        "\(prefix).withdraw", [.character("w")], "Withdraw it, and say what is used instead",
        hint: "withdraw", in: place, changes: true, obstacle: isSelected
      ) { $0.withdrawDocument() },
      Command(
        "\(prefix).action", [.character("n")], "Make an action that brings it up to date",
        hint: "action", in: place, changes: true, obstacle: isSelected
      ) { $0.addUpdate() },
    ]
  }

  static let isSelected: @Sendable (State) -> String? = {
    current(in: $0) == nil ? "no document is selected" : nil
  }

  static let isInForce: @Sendable (State) -> String? = { state in
    guard let document = current(in: state) else { return "no document is selected" }
    return document.isInForce(on: state.today)
      ? nil : "\(document.name) is withdrawn; w brings it back, by emptying the day"
  }
}

extension State {
  /// The document that is selected in the list, or that a board shows.
  var currentDocument: Document? { DocumentsPane.current(in: self) }

  /// What is wrong with a document today.
  func flaws(of document: Document) -> [DocumentFlaw] {
    derived.documentFlaws[document.id] ?? []
  }

  /// What is wrong with a document, in a word or two for each.
  fileprivate func flags(of document: Document) -> String {
    var words: [String] = []
    for flaw in flaws(of: document) where !words.contains(flaw.kind.short) {
      words.append(flaw.kind.short)
    }
    let state = document.isInForce(on: today) ? [] : ["withdrawn"]
    return (state + words).joined(separator: ", ")
  }
}

extension DocumentFlaw.Kind {
  /// A word or two for a list.
  fileprivate var short: String {
    switch self {
    case .reviewOverdue: "past due"
    case .neverReviewed: "never held"
    case .doesNotMatch: "differs"
    case .roleNobodyHolds: "role unheld"
    case .ownerLeft: "owner left"
    case .noOwner: "no owner"
    case .stillNamed: "still named"
    case .replacementWithdrawn: "replacement gone"
    case .formNotReplaced: "no replacement"
    case .noPlace: "no place"
    }
  }
}

extension Document {
  /// Whether the last review found what is done: "yes", "no", "never" asked.
  fileprivate var practiceText: String {
    guard let last = lastReview else { return "never" }
    return last.matches.map { $0 ? "yes" : "no" } ?? "not said"
  }

  /// By when it is to be reviewed, as a list shows it: "31 Mar", "! 3 Nov"; a hyphen when nothing says so.
  fileprivate func nextReviewText(today: Day) -> String {
    guard isInForce(on: today), let next = nextReview else { return "–" }
    return (next < today ? "! " : "") + next.spoken(today: today)
  }

  /// What says when it is reviewed: "every 12 months, 31 Mar every year"; empty when nothing does.
  var reviewRule: String {
    let days = reviewOn.map { ReviewDay($0)?.description ?? "“\($0)”, which is no day" }
    return ([reviewEvery.map { "every \($0)" }].compactMap(\.self) + days).joined(separator: ", ")
  }
}
