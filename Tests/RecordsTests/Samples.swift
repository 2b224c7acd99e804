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

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
