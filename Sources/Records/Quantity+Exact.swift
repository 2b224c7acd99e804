/// A measured number as a whole number of its smallest decimal places, so that sums and products of it are exact: what
/// lies on an edge lies on it.
struct ExactQuantity: Hashable, Sendable {
  /// How many of the smallest places it is.
  let count: Int128
  /// How many decimal places there are, 0 to 15.
  let places: Int

  init(count: Int128, places: Int) {
    self.count = count
    self.places = places
  }

  init(_ quantity: Quantity) {
    let text = quantity.description
    let pieces = text.split(separator: ".")
    places = pieces.count > 1 ? pieces[1].utf8.count : 0
    count = Int128(String(text.filter { $0 != "." })) ?? 0
  }

  /// The same number with so many places, which are at least its own.
  func counted(inPlaces places: Int) -> Int128 {
    count * ExactQuantity.power(max(0, places - self.places))
  }

  /// Ten to a power from 0 to 30.
  static func power(_ exponent: Int) -> Int128 {
    (0..<min(exponent, 30)).reduce(Int128(1)) { product, _ in product * 10 }
  }

  /// A fraction of the smallest of so many places as text, rounded to fewer or more of them, halves away from zero.
  ///
  /// - Parameter denominator: above 0.
  static func text(
    _ numerator: Int128, over denominator: Int128, places: Int, rounded to: Int
  ) -> String {
    let (top, bottom) =
      to >= places
      ? (numerator.magnitude * power(to - places).magnitude, denominator.magnitude)
      : (numerator.magnitude, denominator.magnitude * power(places - to).magnitude)
    let whole = (top + bottom / 2) / bottom
    var figures = String(whole)
    if to > 0 {
      figures = String(repeating: "0", count: max(0, to + 1 - figures.count)) + figures
      figures.insert(".", at: figures.index(figures.endIndex, offsetBy: -to))
      while figures.last == "0" { figures.removeLast() }
      if figures.last == "." { figures.removeLast() }
    }
    return (numerator < 0 && whole > 0 ? "-" : "") + figures
  }
}
