/// Something that shows a thing was done.
package struct Evidence: Part {
  package static let fields = FieldTable<Evidence>([
    Field("reference", "Reference", \.reference, .line, hint: "a path, an address, a number"),
    Field("shows", "Shows", \.shows, .line, hint: "what it shows"),
    Field("date", "Date", \.date, .day),
    Field("by", "Added by", \.by, .line),
    Field("sha256", "SHA-256", \.sha256, .inner),
  ])

  package var extras = Table()
  package var reference = ""
  package var shows = ""
  package var date: Day?
  package var by = ""
  /// The SHA-256 of a local file as it was when it was added, in 64 hexadecimal figures; empty for anything else.
  package var sha256 = ""

  package init() {}
}
