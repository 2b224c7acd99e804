extension String {
  /// The text in lower case and without accents, as people type a name when they look for it: "novak" for "Novák".
  package var folded: String {
    // Most texts are plain, and a filter folds whole registers.
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    var plain = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars {
      switch scalar.value {
      case 0..<0x80: plain.append(scalar)
      // Accents of their own, as in texts that were taken apart.
      case 0x300...0x36F: break
      default:
        if let letters = PlainLetters.table[scalar] {
          plain.append(contentsOf: letters.unicodeScalars)
        } else {
          plain.append(scalar)
        }
      }
    }
    return String(plain)
  }
}

/// What letters with accents come down to.
enum PlainLetters {
  /// The plain letters, by a letter in lower case with an accent.
  static let table: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    for (plain, accented) in [
      ("a", "äáàâåãāăą"), ("c", "çćčĉċ"), ("d", "ďđð"), ("e", "éèêëēęěėĕ"), ("g", "ğģġĝ"),
      ("h", "ĥħ"), ("i", "íìîïīįıĩ"), ("j", "ĵ"), ("k", "ķ"), ("l", "łľĺļ"), ("n", "ñńňņ"),
      ("o", "öóòôõøőōŏ"), ("r", "řŕŗ"), ("s", "śšşșŝ"), ("ss", "ß"), ("t", "ťţț"), ("th", "þ"),
      ("u", "üúùûűūůųŭũ"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"),
    ] {
      for scalar in accented.unicodeScalars { letters[scalar] = plain }
    }
    return letters
  }()
}
