/// The flaws of the records on a day, without those that somebody decided to leave for a while.
package struct RecordCheck: Hashable, Sendable {
  /// What nobody decided to leave, the gravest first.
  package private(set) var current: [RecordFlaw] = []
  /// What somebody decided to leave for a while, with the decision that lasts longest.
  package private(set) var waived: [Waived] = []
  /// Decisions that ran out while the flaw is still there, by its key.
  package private(set) var ranOut: [String: Waiver] = [:]

  /// A flaw that is not counted.
  package struct Waived: Hashable, Sendable {
    package let flaw: RecordFlaw
    package let waiver: Waiver
  }

  /// Nothing was found.
  package init() {}

  /// - Parameters:
  ///   - flaws: all that was found.
  ///   - knowsFiles: whether files that are evidence were looked at: else nobody can tell whether a decision about one is
  ///     still needed.
  package init(
    _ flaws: [RecordFlaw], in organisation: Organisation, today: Day, knowsFiles: Bool = false
  ) {
    var last: [String: Waiver] = [:]
    for waiver in organisation.waivers.all {
      // Without a last day it holds on no day, and so never ran out.
      guard let until = waiver.until else { continue }
      if (last[waiver.about]?.until).map({ $0 < until }) ?? true { last[waiver.about] = waiver }
    }
    var needed: Set<String> = []
    for flaw in flaws {
      guard flaw.kind.isWaivable, let waiver = last[flaw.key] else {
        current.append(flaw)
        continue
      }
      needed.insert(waiver.about)
      if waiver.holds(on: today) {
        waived.append(Waived(flaw: flaw, waiver: waiver))
      } else {
        ranOut[flaw.key] = waiver
        current.append(flaw)
      }
    }
    current += RecordCheck.idle(
      last.values.filter { $0.holds(on: today) && !needed.contains($0.about) }, knowsFiles)
  }

  /// Decisions that still hold about flaws that are not there any more; those about advice are none of these.
  private static func idle(_ waivers: [Waiver], _ knowsFiles: Bool) -> [RecordFlaw] {
    waivers.sorted { $0.id < $1.id }.compactMap { waiver in
      guard let kind = waiver.flawKind, knowsFiles || !kind.needsFiles else { return nil }
      return RecordFlaw(
        .waiverIdle, .init(kind: .waiver, id: waiver.id),
        "waiver until \(waiver.until?.full ?? "?") of \(kind.rawValue): what it is about is not there any more",
        remedy: "take the waiver out (1, c, w)")
    }
  }

  /// What was found about a flaw, with the waiver that ran out.
  package func finding(of flaw: RecordFlaw) -> String {
    guard let until = ranOut[flaw.key]?.until else { return flaw.finding }
    return "\(flaw.finding) (waived until \(until.full), which has passed)"
  }
}

extension Waiver {
  /// The kind of the flaw that it is about; `nil` when it is about something else.
  package var flawKind: RecordFlaw.Kind? {
    guard let end = about.firstIndex(of: ":") else { return nil }
    return RecordFlaw.Kind(rawValue: String(about[..<end]))
  }
}

extension Organisation {
  /// What should not be so on a day, and what of it is waived.
  package func recordCheck(today: Day, library: Library, matrix: TrainingMatrix) -> RecordCheck {
    RecordCheck(
      recordFlaws(today: today, library: library, matrix: matrix), in: self, today: today)
  }
}
