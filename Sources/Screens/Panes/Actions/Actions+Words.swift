import Records

extension ActionsPane {
  /// A word after `is:` and the actions it stands for.
  struct StateWord: Sendable {
    let word: String
    /// For the help: "its owner is me".
    let meaning: String
    let holds: @Sendable (borrowing Action, _ today: Day, _ me: RecordID?) -> Bool

    init(
      _ word: String, _ meaning: String,
      holds: @escaping @Sendable (borrowing Action, _ today: Day, _ me: RecordID?) -> Bool
    ) {
      self.word = word
      self.meaning = meaning
      self.holds = holds
    }
  }

  /// All words after `is:`; the filter and its help read this one list.
  static let stateWords: [StateWord] = [
    StateWord("open", "neither closed nor cancelled") { action, _, _ in !action.stage.isFinal },
    StateWord("overdue", "the day owed has passed") { action, today, _ in
      action.isOverdue(on: today)
    },
    StateWord("mine", "owned by me") { action, _, me in me != nil && action.owner == me },
    StateWord("unowned", "open and nobody’s") { action, _, _ in
      !action.stage.isFinal && action.owner == nil
    },
    StateWord("waiting", "done, waiting for its effectiveness check") { action, _, _ in
      action.stage == .verifying
    },
    StateWord("verifying", "the same as waiting") { action, _, _ in action.stage == .verifying },
    StateWord("recurring", "open and not for the first time") { action, _, _ in
      !action.stage.isFinal && action.recurrenceOf != nil
    },
    StateWord("slipped", "open and put off twice or more") { action, _, _ in
      !action.stage.isFinal && action.slips >= 2
    },
    StateWord("asked", "an extension was asked of the certification body") { action, _, _ in
      action.extensionState != nil
    },
    StateWord("external", "found by an external audit") { action, _, _ in
      action.source == .externalAudit
    },
    StateWord("internal", "found by an internal audit") { action, _, _ in
      action.source == .internalAudit
    },
    StateWord("nc", "a nonconformity") { action, _, _ in action.actionKind == .nonconformity },
    StateWord("major", "of grade major") { action, _, _ in action.grade == .major },
    StateWord("minor", "of grade minor") { action, _, _ in action.grade == .minor },
    StateWord("closed", "closed, not cancelled") { action, _, _ in action.stage == .closed },
    StateWord("cancelled", "cancelled, with its reason") { action, _, _ in
      action.stage == .cancelled
    },
  ]

  /// The words and every beginning that only one of them has, so that the list follows while one is typed.
  private static let byBeginning: [String: StateWord] = {
    var found: [String: [StateWord]] = [:]
    for state in stateWords {
      for length in 1...state.word.count {
        found[String(state.word.prefix(length)), default: []].append(state)
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
      .merging(stateWords.map { ($0.word, $0) }) { _, whole in whole }
  }()

  /// What `is:` words mean for an action; one that is not known holds for none.
  static func `is`(_ action: borrowing Action, _ word: String, today: Day, me: RecordID?) -> Bool {
    byBeginning[word]?.holds(action, today, me) ?? false
  }

  /// What the filter's line and the help say of it.
  static func filterWords(in state: State) -> FilterWords { words }

  /// Says of each word after `is:` that is not known that it is not.
  static func unknownWords(_ filter: String) -> [String] {
    Filter(filter).terms.compactMap { term in
      if case .state(let word) = term, byBeginning[word] == nil { word } else { nil }
    }.map { "is:\($0) means nothing here; ? lists the words." }
  }

  private static let words = FilterWords(
    states: stateWords.map { ($0.word, $0.meaning) },
    fields: Action.fields.all.compactMap { field in
      switch field.shape {
      case .inner, .parts: nil
      default: field.key
      }
    } + ["slips"])
}
