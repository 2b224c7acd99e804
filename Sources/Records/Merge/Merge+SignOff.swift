extension Merge {
  /// What to tell of audits that one side signed off while the other still changed their lines.
  ///
  /// A reported audit's lines no longer change; what was noted at the same time is kept all the same, for the
  /// auditor to look at.
  static func signOffNotes(
    base: Organisation, ours: Organisation, theirs: Organisation
  ) -> [String] {
    [(ours, theirs), (theirs, ours)].flatMap { signing, working in
      signing.audits.all.filter { audit in
        audit.state == .reported && base.audits[audit.id]?.state != .reported
          && working.audits[audit.id]?.state != .reported
      }.compactMap { audit in
        let lines = working.auditLines.all.filter { line in
          line.audit == audit.id && line != base.auditLines[line.id]
            && line != signing.auditLines[line.id]
        }
        guard !lines.isEmpty else { return nil }
        let names = lines.prefix(3).map(\.name).joined(separator: ", ")
        return "\(audit.name) was signed off on one side while the other changed "
          + (lines.count == 1 ? "its line \(names)" : "\(lines.count) of its lines (\(names))")
          + ": both are kept; look at them"
      }
    }
  }
}
