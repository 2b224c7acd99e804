/// Times what a user waits for, several times over.
struct Measured {
  /// How long each run took, in milliseconds, ascending.
  let milliseconds: [Double]

  init(runs: Int, _ body: () -> Void) {
    let clock = ContinuousClock()
    milliseconds = (0..<runs).map { _ in
      let parts = clock.measure(body).components
      return Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15
    }.sorted()
  }

  var median: Double { milliseconds[milliseconds.count / 2] }

  /// The median with two decimals, filled to ten columns.
  var text: String {
    let hundredths = Int((median * 100).rounded())
    let fraction = hundredths % 100
    let number = "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    return String(repeating: " ", count: max(0, 10 - number.count)) + number
  }
}
