import Records
import Testing

/// The day that most tests take for today: a Friday.
let today = Day(number: 20_777)

/// A day that has to exist.
func day(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Day {
  try #require(Day(text), "\(text) is no day", sourceLocation: location)
}

/// An identifier that is given, never random.
func id(_ text: String) throws -> RecordID { try #require(RecordID(text)) }

func edition(_ text: String) throws -> Edition { try #require(Edition(text)) }

func clause(_ text: String) throws -> ClauseReference {
  try #require(ClauseReference(text), "\(text) is no clause")
}

/// An organisation with a name and nothing else.
func bareOrganisation() throws -> Organisation {
  var profile = Profile(id: try id("organisation"))
  profile.name = "Fernhill Haulage"
  return Organisation(profile: profile)
}

extension Organisation {
  /// Earlier actions like one, the likeliest first, as a radar finds them that knows nothing yet.
  func earlierMatches(of action: Action, today: Day, limit: Int = 3) -> [EarlierMatch] {
    var radar = Radar()
    return radar.matches(of: action, in: self, today: today, limit: limit)
  }
}
