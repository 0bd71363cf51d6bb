cask "countermark" do
  version "@version@"
  sha256 "@sha256@"

  url "@image@"
  name "@title@"
  desc "@summary@"
  homepage "@homepage@"

  depends_on arch: :arm64
  depends_on macos: ">= :sequoia"

  app "Countermark.app"

  # The vault in ~/Library/Application Support/Countermark is a person's own: it stays, with zap, too.
end
