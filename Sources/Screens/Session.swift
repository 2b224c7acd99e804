package import Records

/// What stays the same while the program runs: who works, with which file and resources.
package struct Session: Sendable {
  /// The name that changes are made under.
  package var who: String
  /// Whether nothing may be changed.
  package var isReadOnly: Bool
  /// Whether the records are shown as they stood on a day in the past.
  package var isPast: Bool
  package var library: Library
  /// The file's name for the screen and for messages.
  package var fileName: String

  package init(
    who: String, isReadOnly: Bool = false, isPast: Bool = false, library: Library, fileName: String
  ) {
    self.who = who
    self.isReadOnly = isReadOnly || isPast
    self.isPast = isPast
    self.library = library
    self.fileName = fileName
  }
}

extension Session {
  /// Why nothing can be changed.
  var whyReadOnly: String {
    isPast
      ? "shown as it stood: nothing can be changed; start without --today to work"
      : "opened read-only: nothing can be changed"
  }
}

/// Whether what is on the screen is in the file.
package enum SaveStatus: Hashable, Sendable {
  /// Saved at a local time such as "14:02"; empty when nothing was changed yet.
  case saved(at: String)
  case saving
  /// Why not: a sentence that says what to do.
  case failed(String)
}

/// A CSV file that is to be imported.
package struct CSVToImport: Hashable, Sendable {
  /// The register, as the command line calls it.
  package let register: String
  package let path: String
  /// The day that ticks in a matrix stand for; `nil` when nobody said.
  package var heldOn: Day?
  /// Whether wrong rows, or wrong cells of a matrix, are left out and named.
  package var leavesOutBad = false

  package init(register: String, path: String, heldOn: Day? = nil, leavesOutBad: Bool = false) {
    self.register = register
    self.path = path
    self.heldOn = heldOn
    self.leavesOutBad = leavesOutBad
  }
}

/// What the program has to do outside the state.
package enum Effect: Hashable, Sendable {
  case quit
  case suspend
  case repaint
  /// Let the user write a text in their own editor; it comes back as an event.
  case editOutside(String)
  case retrySaving
  /// Write everything to a new file; beside the organisation's own when no path is given.
  case saveCopy(path: String?)
  /// Find the versions that were kept; `State.choose(among:)` gets them.
  case listVersions
  /// Read a version that was kept; `State.putBack(_:label:)` gets it.
  case putBack(path: String)
  /// Work out the SHA-256 of evidence that is a local file; `State.take(fingerprint:of:in:)` gets it.
  case fingerprint(reference: String, in: RecordPlace)
  /// Write a paper to a file, beside the organisation's own where the name has no folder;
  /// `State.askToOverwrite(_:with:as:)` when it is there, `State.ask(for:again:why:)` when it cannot be written.
  case write(Paper, to: String, overwrites: Bool)
  /// Read a register from a CSV file; `State.take(imported:)` gets what it would change.
  case importCSV(CSVToImport)
}
