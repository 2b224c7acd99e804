/// A filter that somebody keeps by a name.
package struct SavedView: Record {
  package static let kind = RecordKind.view
  package static let fields = FieldTable<SavedView>([
    Field("name", "Name", \.name, hint: "what the view is called"),
    Field("register", "Register", \.registerName, hint: "the pane it belongs to"),
    Field("filter", "Filter", \.filter, hint: "words, owner:lim, is:overdue, due:<30d"),
    Field("by", "By", \.by),
  ])
  package static var register: RegisterPath<SavedView> { \.views }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  /// The pane whose list it filters: "actions".
  package var registerName = ""
  package var filter = ""
  /// Whose view it is, by name.
  package var by = ""

  package init(id: RecordID) { self.id = id }
}
