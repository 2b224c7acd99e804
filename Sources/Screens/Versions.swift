package import Records

/// An earlier version of the file, to be chosen.
package struct KeptVersion: Hashable, Sendable {
  package let path: String
  /// When it was written, and how large it is.
  package let label: String

  package init(path: String, label: String) {
    self.path = path
    self.label = label
  }
}

extension State {
  /// Asks which of the versions that were kept is put back.
  package mutating func choose(among versions: [KeptVersion]) {
    guard !versions.isEmpty else {
      return complain("no version was kept yet; they are made with every save")
    }
    overlays.append(
      .picker(
        Picker(
          title: "Put back the records of which version? u takes it back",
          items: versions.map { Picker.Item(id: $0.path, label: $0.label) }
        ) { state, chosen in
          if let path = chosen.first?.id { state.effects.append(.putBack(path: path)) }
        }))
  }

  /// Puts everything as an earlier version has it, as one step.
  package mutating func putBack(_ old: Organisation, label: String) {
    guard old.profile.id == organisation.profile.id else {
      return complain("that version belongs to another organisation")
    }
    // It is put back whole, also where an action was closed then without all that it has now.
    commitAsTheyAre(
      "version of \(label) put back", organisation.changes(to: old), guardsClosed: false)
  }
}
