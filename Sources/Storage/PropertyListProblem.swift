/// Why bytes are not a property list that can be read, and where.
package struct PropertyListProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package let line: Int
  /// From 1, counted in bytes.
  package let column: Int
  package let message: String

  package var description: String { "line \(line), column \(column): \(message)" }
}
