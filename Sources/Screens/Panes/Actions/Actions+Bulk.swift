import Records

/// A change of several actions, looked at before it is made.
struct Bulk: Sendable {
  /// What the change means for one action.
  enum Outcome: Hashable, Sendable {
    /// How it changes: "M. Lim → J. Novák".
    case changes(String)
    /// Why there is nothing to change: "is closed already".
    case stays(String)
    /// Why it may not change, as a sentence that names the action.
    case refused(String)
  }

  let actions: [RecordID]
  /// What is asked, as the heading of the preview: "Owner of 12 actions: M. Lim".
  let asks: String
  /// What was done, given what to: "12 actions given to M. Lim".
  let title: @Sendable (String) -> String
  /// Records that the change needs, such as a person who is new.
  var additions: [Change] = []
  /// Changes one action, and says how.
  let change: @Sendable (inout Action, State) -> Outcome
}

/// What a bulk change would do at present.
struct BulkPreview: Sendable {
  var changed: [String] = []
  var refused: [String] = []
  var staying: [String] = []
  /// The name of the last action that changes.
  var name = ""
  var changes: [Change] = []

  /// "12 change, 3 are refused and stay as they are, 2 stay because they are so already".
  var summary: String {
    func count(_ number: Int, _ one: String, _ several: String) -> String? {
      number == 0 ? nil : "\(number) \(number == 1 ? one : several)"
    }
    return [
      changed.isEmpty ? "none changes" : count(changed.count, "changes", "change"),
      count(refused.count, "is refused and stays as it is", "are refused and stay as they are"),
      count(staying.count, "is so already", "are so already"),
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// Everything that happens to each, the changes first.
  var lines: [String] {
    let groups = [
      changed, refused.map { "✗ " + $0 }, staying.map { "= " + $0 },
    ].filter { !$0.isEmpty }
    return Array(groups.joined(separator: [""]))
  }
}

extension State {
  /// Works out what a change would do to each action as it is on file now.
  func preview(_ bulk: Bulk) -> BulkPreview {
    var preview = BulkPreview()
    for id in bulk.actions {
      guard var action = organisation.actions[id] else { continue }
      switch bulk.change(&action, self) {
      case .changes(let how):
        preview.changed.append("\(action.name): \(how)")
        preview.name = action.name
        preview.changes += organisation.changes(putting: action)
      case .stays(let why): preview.staying.append("\(action.name) \(why)")
      case .refused(let why): preview.refused.append(why)
      }
    }
    if !preview.changed.isEmpty { preview.changes = bulk.additions + preview.changes }
    return preview
  }

  /// Carries out a change of one action at once, and of several after a look at what it will do.
  mutating func carryOut(_ bulk: Bulk) {
    guard mayChange() else { return }
    guard bulk.actions.count == 1 else {
      overlays.append(.question(look(at: bulk)))
      return
    }
    let preview = preview(bulk)
    if let why = preview.refused.first { return complain(why) }
    if let why = preview.staying.first { return say("nothing changed: \(why)") }
    commit(bulk.title(preview.name), preview.changes)
  }

  /// The question that shows what a change will do to each action, and does it when told to.
  func look(at bulk: Bulk) -> Question {
    let preview = preview(bulk)
    let count = preview.changed.count
    let answer = Question.Answer(
      key: "y", label: count == 1 ? "yes, change this one" : "yes, change these \(count)"
    ) { $0.carryOut(bulk, asShownIn: preview) }
    return Question(
      title: bulk.asks, summary: preview.summary, lines: preview.lines,
      answers: count == 0 ? [] : [answer])
  }

  /// Carries out what was looked at; where a colleague changed what it does meanwhile, that is shown first.
  private mutating func carryOut(_ bulk: Bulk, asShownIn shown: BulkPreview) {
    let now = preview(bulk)
    guard now.lines == shown.lines else {
      overlays.append(.question(look(at: bulk)))
      return complain("a colleague changed some of these meanwhile; look again")
    }
    // A form that asked for the reason is still behind.
    if case .form? = overlays.last { overlays.removeLast() }
    let what = now.changed.count == 1 ? now.name : "\(now.changed.count) actions"
    if commitAsTheyAre(bulk.title(what), now.changes), !now.refused.isEmpty {
      message?.text += "; \(now.refused.count) refused"
    }
  }
}
