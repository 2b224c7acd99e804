package import Records

extension State {
  /// Notes that the file holds everything up to a revision.
  package mutating func wasSaved(_ revision: Int) { unsaved.drop(upTo: revision) }

  /// Takes in what the file holds now: all of one's own up to a revision, and what colleagues saved.
  ///
  /// - Parameter notes: what the user should be told, a sentence each.
  package mutating func takeIn(_ theirs: Organisation, upTo revision: Int, notes: [String]) {
    let before = organisation
    var told: [String] = []
    if session.isReadOnly {
      organisation = theirs
    } else {
      told = unsaved.takeIn(
        theirs, upTo: revision, into: &organisation, newRevision: self.revision + 1,
        as: HistoryWriter(who: session.who, using: &identifiers), at: now, on: today)
    }
    self.revision += 1
    search = SearchIndex()
    radar.forgetAll()
    refresh()
    if seen == nil, !overlays.isEmpty { seen = before }
    followInForms(before)
    tellOf(notes + told, since: before)
  }

  /// Fields nobody typed in follow what colleagues changed; the others say so.
  private mutating func followInForms(_ before: Organisation) {
    let text = fieldText
    for index in overlays.indices {
      guard case .form(var form) = overlays[index] else { continue }
      for field in form.fields.indices {
        form.fields[field].follow(organisation, text)
      }
      if let about = form.about,
        before.table(of: about.id, about.kind) != organisation.table(of: about.id, about.kind)
      {
        let who = organisation.history.last?.who ?? ""
        let name = organisation.name(of: about.id, about.kind) ?? "the record"
        form.notice =
          "\(name) was changed meanwhile\(who.isEmpty ? "" : " by \(who)"); what you typed is still here"
      }
      overlays[index] = .form(form)
    }
  }

  private mutating func tellOf(_ notes: [String], since before: Organisation) {
    if !notes.isEmpty { return complain(notes.joined(separator: "; ")) }
    guard message == nil, let entry = organisation.history.last, before.history[entry.id] == nil,
      entry.who != session.who || !entry.id.text.hasSuffix(writer.mark)
    else { return }
    say("\(entry.who): \(entry.title)")
  }
}
