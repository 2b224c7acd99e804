package import Records

/// How an import goes about what a file leaves open.
package struct ImportOptions: Hashable, Sendable {
  /// The day that ticks in a matrix stand for; `nil` when nobody said.
  package var heldOn: Day?
  /// Whether wrong rows, or wrong cells of a matrix, are left out and named, and the rest is imported.
  package var leavesOutBad: Bool

  package init(heldOn: Day? = nil, leavesOutBad: Bool = false) {
    self.heldOn = heldOn
    self.leavesOutBad = leavesOutBad
  }
}
