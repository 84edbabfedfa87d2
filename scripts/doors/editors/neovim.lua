-- Drives Neovim as its user would: opens a file, waits for the findings, hovers, reads the code lenses, takes a quick fix. One line of JSON says what was seen.
local seen = {}

local function finish(status)
  io.stdout:write(vim.json.encode(seen) .. "\n")
  vim.cmd(status == 0 and "qall!" or "cquit!")
end

local function await(what, test)
  if not vim.wait(60000, test, 50) then
    seen.missing = what
    finish(1)
  end
end

local function finding(code)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == code then return one end
  end
end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then return window end
  end
end

vim.cmd.edit(vim.env.GATE_FILE)
await("diagnostics", function() return finding("blocking-call") ~= nil end)
local one = finding("blocking-call")
seen.diagnostic = one.message
seen.related = #(one.user_data.lsp.relatedInformation or {})

vim.api.nvim_win_set_cursor(0, { one.lnum + 1, one.col })
vim.lsp.buf.hover()
await("a hover", function() return float() ~= nil end)
seen.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float()), 0, -1, false), "\n")
vim.api.nvim_win_close(float(), true)

vim.lsp.codelens.refresh({ bufnr = 0 })
await("code lenses", function() return #vim.lsp.codelens.get(0) > 0 end)
seen.lenses = vim.tbl_map(function(lens) return lens.command.title end, vim.lsp.codelens.get(0))

vim.ui.select = function(items, _, choose)
  seen.actions = vim.tbl_map(function(item) return item.action.title end, items)
  choose(items[1], 1)
end
local before = lines()
vim.lsp.buf.code_action()
await("quick fixes", function() return seen.actions ~= nil end)
await("an edit", function() return not vim.deep_equal(before, lines()) end)
seen.after = table.concat(lines(), "\n")
await("an end of the finding", function() return finding("blocking-call") == nil end)
finish(0)
