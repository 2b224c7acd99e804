import Records

extension State {
  /// Carries out changes as one step that `u` takes back.
  ///
  /// What a colleague changed while a form or question was open is not put back; where both changed the same
  /// field, nothing is done.
  ///
  /// - Returns: whether anything changed; the message says why not.
  @discardableResult
  mutating func commit(_ title: String, _ changes: [Change]) -> Bool {
    let current = rebased(changes)
    if let clash = current.clashes.first {
      complain("\(clashText(clash)); look, and do it again if it still fits")
      return false
    }
    return commitAsTheyAre(title, current.changes)
  }

  /// Carries out changes that belong to the step before, which `u` takes back together with it.
  mutating func amend(_ title: String, _ changes: [Change]) {
    guard !session.isReadOnly, !changes.isEmpty, let last = steps.nextToUndo,
      perform(Edit(who: session.who, when: now, title: title, changes: changes))
    else { return }
    steps.amend(last, with: changes)
  }

  /// Carries out changes that were worked out from what is on file now.
  ///
  /// - Parameter guardsClosed: whether nothing may be taken from closed actions that closing asked for.
  @discardableResult
  mutating func commitAsTheyAre(
    _ title: String, _ changes: [Change], guardsClosed: Bool = true
  ) -> Bool {
    guard mayChange() else { return false }
    guard !changes.isEmpty else {
      say("nothing changed")
      return false
    }
    if guardsClosed, let problem = organisation.problem(leavingClosedIn: changes) {
      complain(problem.description)
      return false
    }
    if let problem = organisation.problem(inSignedOff: changes) {
      complain(problem.description)
      return false
    }
    let following = organisation.changes(
      followingDeadlinesAfter: changes, by: session.who, on: today)
    let edit = Edit(
      who: session.who, when: now, title: title, changes: changes + following)
    guard perform(edit) else { return false }
    steps.record(edit)
    say("\(title); u undoes")
    return true
  }

  /// Changes as they apply to what is on file now, and those that a colleague's stand in the way of.
  func rebased(_ changes: [Change]) -> (changes: [Change], clashes: [Change]) {
    seen.map { organisation.rebased(changes, since: $0) } ?? (changes, [])
  }

  /// Says which field a colleague changed, to what.
  func clashText(_ clash: Change) -> String {
    guard case .set(let kind, let id, let field, let now, _) = clash else { return "" }
    let who = organisation.author(of: field, in: id)
    let value = fieldText.text(of: now, kind.fieldShape(field))
    let name = organisation.name(of: id, kind) ?? kind.noun
    return "\(name) \(kind.fieldLabel(field)) was changed meanwhile"
      + (who.isEmpty ? "" : " by \(who)") + (value.isEmpty ? " to nothing" : " to “\(value)”")
  }

  /// Keeps where the user is without making it a step to undo.
  mutating func commitQuietly(_ changes: [Change]) {
    guard !session.isReadOnly, !changes.isEmpty else { return }
    _ = perform(Edit(who: session.who, when: now, title: "", changes: changes))
  }

  mutating func mayChange() -> Bool {
    if session.isReadOnly { complain(session.whyReadOnly) }
    return !session.isReadOnly
  }

  mutating func undo() {
    guard mayChange() else { return }
    guard let edit = steps.nextToUndo else { return say("nothing to undo") }
    guard takeBack(edit.inverse.changes, title: "undone: \(edit.title)") else { return }
    steps.didUndo()
    say("undone: \(edit.title); Ctrl-R redoes")
  }

  mutating func redo() {
    guard mayChange() else { return }
    guard let edit = steps.nextToRedo else { return say("nothing to redo") }
    guard takeBack(edit.changes, title: "redone: \(edit.title)") else { return }
    steps.didRedo()
    say("redone: \(edit.title); u undoes")
  }

  /// Carries out one's own step the other way round; what others did since stays, or stands in the way.
  private mutating func takeBack(_ changes: [Change], title: String) -> Bool {
    do throws(LaterChange) {
      let fitted = try organisation.fitted(changes)
      if fitted.isEmpty { return true }
      if let problem = organisation.problem(inSignedOff: fitted) {
        complain("nothing was done: \(problem)")
        return false
      }
      return perform(Edit(who: session.who, when: now, title: title, changes: fitted))
    } catch {
      complain("nothing was done: \(error)")
      return false
    }
  }

  private mutating func perform(_ edit: Edit) -> Bool {
    do throws(EditProblem) {
      let entries = try organisation.carryOut(edit, as: writer, on: today)
      revision += 1
      unsaved.add(edit.changes, entries: entries, revision: revision)
    } catch {
      complain(
        "not changed: \(error.kind.noun), field \(error.failure.field) \(error.failure.problem.message)"
      )
      return false
    }
    for change in edit.changes {
      search.forget(change.record)
      if change.kind == .action { radar.forget(change.record) }
    }
    if edit.changes.contains(where: { $0.kind == .person || $0.kind == .area }) {
      search = SearchIndex()
    }
    refresh(after: edit.changes)
    return true
  }
}
